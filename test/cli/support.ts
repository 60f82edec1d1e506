import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";

/** Runs one verb in this process and returns what it printed. */
export async function runVerb(register: (program: Command) => void, ...args: string[]): Promise<string> {
  const program = new Command("congtruong").exitOverride();
  register(program);
  let printed = "";
  const write = jest.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    printed += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("latin1");
    return true;
  });
  try {
    await program.parseAsync(["node", "congtruong", ...args]);
  } finally {
    write.mockRestore();
  }
  return printed;
}

const folders: string[] = [];

/** An empty folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Texts of all files below a folder, by path. */
export function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
      }),
  );
}
