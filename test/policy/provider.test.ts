import { forbiddenProvider, isEducational } from "../../policy/provider";

test.each([
  ["gmail.com", "Gmail"],
  ["mail.yahoo.co.uk", "Yahoo"],
  ["live.co.uk", "Live"],
  ["a.b.c.d.LIVE.CO.UK", "Live"],
  ["gmail.com.evil.vn", null],
  ["notgmail.com", null],
  ["gmail.edu.vn", null],
  ["", null],
  [".", null],
])("%s is served by %s", (domain, name) => {
  expect(forbiddenProvider(domain)).toBe(name);
});

test("however many labels a domain has, the last few are looked up", () => {
  const lookedUp = jest.spyOn(Map.prototype, "get");
  try {
    const length = (domain: string): number => {
      lookedUp.mockClear();
      forbiddenProvider(domain);
      return lookedUp.mock.calls.reduce((sum, [key]) => sum + String(key).length, 0);
    };
    expect(length(`${"a.".repeat(12_000)}vn`)).toBeLessThanOrEqual(length(`${"a.".repeat(12)}vn`));
  } finally {
    lookedUp.mockRestore();
  }
});

test.each([
  ["a.edu.vn", true],
  ["edu.vn", false],
  ["edu.vn.evil.com", false],
  ["notedu.vn", false],
  [".edu.vn", false],
])("%s below edu.vn: %s", (domain, below) => {
  expect(isEducational(domain)).toBe(below);
});
