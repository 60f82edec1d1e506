import { reproduce } from "../../../engine/supply/reproduce";
import { describeWithDocker, docker, imageUnderTest } from "../../support/docker";
import { SILENT } from "../../../engine/support/reporter";

/** All images: `npm run images -- --verify`. Here those that show it: Debian itself, and packages with users of their own. */
describeWithDocker("an image built twice, with every step repeated", () => {
  test.each(["base", "dns"] as const)(
    "has the same id: %s",
    async (name) => {
      const tag = await imageUnderTest(name);
      const { there, again, differences } = await reproduce(process.cwd(), name, SILENT);
      expect([again, differences]).toEqual([there, []]);
      expect(docker("image", "inspect", "--format", "{{.Id}}", tag)).toBe(there);
    },
    600_000,
  );

  test("leaves nothing behind", () => {
    expect(docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}")).not.toMatch(
      /steps:\w+-build-|rootfs:again-/,
    );
  });
});
