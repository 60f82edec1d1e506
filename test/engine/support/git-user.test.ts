import { gitUser } from "../../../engine/support/git-user";

const own = { ...process.env };
afterEach(() => {
  process.env = { ...own };
});

test("who works here is told as git tells it", async () => {
  Object.assign(process.env, { GIT_AUTHOR_NAME: "An", GIT_AUTHOR_EMAIL: "an@hcm.edu.vn" });
  expect(await gitUser()).toBe("An <an@hcm.edu.vn>");
});

test("a machine without git, as one that was installed from a bundle, knows nobody", async () => {
  process.env.PATH = "/nonexistent";
  expect(await gitUser()).toBeUndefined();
});
