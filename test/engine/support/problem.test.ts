import { causeOf, lastLines, Problem, sentenceOf } from "../../../engine/support/problem";

describe("what a failure says", () => {
  it.each([
    ["dpkg: error: failed to write (No space left on device)", /^Đĩa đã đầy.*\nThe disk is full/],
    ["Error: ENOSPC: no space left on device, write", /^Đĩa đã đầy/],
    [
      "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
      /^Bạn không có quyền dùng Docker.*\nYou may not use Docker/,
    ],
    [
      "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?",
      /^Docker không trả lời/,
    ],
    ["E: Failed to fetch http://deb.debian.org/x  Temporary failure resolving", /^Tải về bị gián đoạn/],
    [
      'Get "https://proxy.golang.org/x": dial tcp: lookup proxy.golang.org: no such host',
      /^Tải về bị gián đoạn/,
    ],
    ["Get https://x: unexpected EOF", /A download was interrupted/],
  ])("names the cause of: %s", (said, sentence) => {
    expect(causeOf(said)?.message).toMatch(sentence);
  });

  it("claims no cause that it does not know", () => {
    expect(causeOf("E: Unable to locate package nonesuch")).toBeUndefined();
  });

  it("prints one sentence a language, then the program's own words, and no stack", () => {
    const text = sentenceOf(new Problem("Một câu.", "One sentence.", "line 1\nline 2"));
    expect(text).toBe("Một câu.\nOne sentence.\n  | line 1\n  | line 2");
    expect(sentenceOf(new Error("ENOSPC: no space left on device"))).not.toMatch(/^\s+at /m);
  });

  it("keeps the end of a long output, and both ends of a long line", () => {
    const said = Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n");
    expect(lastLines(said, 2)).toBe("line 48\nline 49");
    const long = `Error: ${"x".repeat(9_000)} at the end`;
    expect(lastLines(long)).toMatch(/^Error: x+ … x+ at the end$/);
    expect(lastLines(long).length).toBeLessThan(450);
  });
});
