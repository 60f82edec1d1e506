import { faultOf } from "../../../engine/verify/site";

const page = { status: 200, body: "<h1>Trường THCS Nguy&#7877;n Du</h1>", location: "" };
const name = { text: "Trường THCS Nguyễn Du" };
const heir = { location: "https://thcsb.hcm.edu.vn:8443" };
const led = { status: 302, body: "", location: `${heir.location}/` };

test("a site shows its name", () => {
  expect(faultOf(page, name)).toBeNull();
  expect(faultOf({ ...page, body: "" }, name)).toContain("Nguyễn Du");
  expect(faultOf({ ...page, status: 503 }, name)).toBe("HTTP 503");
});

test("a retiring unit's site leads to its successor's, and nowhere else", () => {
  expect(faultOf(led, heir)).toBeNull();
  expect(faultOf({ ...led, location: heir.location }, heir)).toBeNull();
  expect(faultOf({ ...led, location: "https://x.vn" }, heir)).toContain("https://x.vn");
  expect(faultOf(page, heir)).toContain("HTTP 200");
  expect(faultOf(led, name)).toBe("HTTP 302");
});
