import { TerraformOutput, Testing } from "cdktf";
import { literal } from "../../constructs/literals";
import { CityStack } from "../../stacks/city-stack";
import { environment } from "../support/city";

/** What stands in a synthesised stack for a value that was put aside. */
function carried(value: unknown): unknown {
  const stack = new CityStack(Testing.app(), "cell-01", environment());
  new TerraformOutput(stack, "other", { value: literal(stack, "another") });
  const output = new TerraformOutput(stack, "it", { value: "" });
  output.addOverride("value", literal(stack, value));
  const { output: outputs } = JSON.parse(Testing.synth(stack)) as {
    output: Record<string, { value: unknown }>;
  };
  expect(outputs["other"]?.value).toBe("another");
  return outputs["it"]?.value;
}

test.each([
  ["a long text", "Trường Tiểu học ".repeat(10_000)],
  ["what looks like a token", "${TfToken[TOKEN.0]} $${a} %{ if } -1.8881545897087626e+289"],
  ["a map of maps", { "7900866": { name: "a", list: [1, null, true] } }],
  ["an empty map", {}],
])("%s arrives as it is", (_name, value) => {
  expect(carried(value)).toEqual(value);
});

test("in a list as well", () => {
  const stack = new CityStack(Testing.app(), "cell-01", environment());
  const output = new TerraformOutput(stack, "it", { value: "" });
  output.addOverride("value", [literal(stack, "a"), "b"]);
  const { output: outputs } = JSON.parse(Testing.synth(stack)) as { output: { it: { value: unknown } } };
  expect(outputs.it.value).toEqual(["a", "b"]);
});
