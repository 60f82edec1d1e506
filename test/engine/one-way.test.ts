import { requireOneWay } from "../../engine/deploy/preflight";
import { environment } from "../support/city";

const { docker } = environment();
const at = (...engines: string[]) => ({
  name: "production",
  docker: {
    ...docker,
    nodes: engines.map((engine, index) => ({
      ...{ name: `n${index + 1}`, engine },
      ...{ roles: ["edge" as const, "core" as const], keeps: [], cells: [] },
    })),
  },
});

const TLS = { DOCKER_CERT_PATH: "/etc/congtruong/docker" };
const TCP = { DOCKER_HOST: "tcp://10.20.0.21:2376" };

describe("what would lead the client and the provider to different engines is refused", () => {
  test.each([
    ["a context beside nodes", at("tcp://n1:2376"), { DOCKER_CONTEXT: "east" }, /DOCKER_CONTEXT \(east\)/],
    ["a context beside an address", at(), { ...TCP, DOCKER_CONTEXT: "east" }, /unset DOCKER_CONTEXT/],
    [
      "the manager's own socket beside nodes with TLS",
      at("tcp://n1:2376"),
      TLS,
      /every engine.*unix:\/\/\/var\/run\/docker\.sock is not/,
    ],
    ["a node's socket", at("tcp://n1:2376", "unix:///n2"), { ...TLS, ...TCP }, /unix:\/\/\/n2 is not/],
  ])("%s", (_name, environment, variables, message) => {
    expect(() => {
      requireOneWay(environment, { ...variables });
    }).toThrow(message);
  });
});

test("a manager at tcp:// with a certificate is spoken to by TLS, as the provider does", () => {
  const variables: Record<string, string | undefined> = { ...TLS, ...TCP };
  requireOneWay(at("tcp://n1:2376"), variables);
  expect(variables).toEqual({ ...TLS, ...TCP, DOCKER_TLS_VERIFY: "1" });
});

test.each([
  ["nothing at all", {}],
  ["a context alone, which both follow", { DOCKER_CONTEXT: "east" }],
  ["an address without a certificate", { DOCKER_HOST: "tcp://127.0.0.1:2375" }],
])("one engine is reached as the runner is set up: %s", (_name, given) => {
  const variables: Record<string, string | undefined> = { ...given };
  requireOneWay(at(), variables);
  expect(variables).toEqual(given);
});
