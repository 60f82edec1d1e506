import { readFileSync, existsSync } from "node:fs";
import { type Browser, chromium, type Page, type Request } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** What Chromium says of a request that it cut off because some interface of the machine had changed. */
export const NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED";

/** @param options of the command line, besides those that every machine needs */
export function launchChromium(...options: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...options] });
}

/**
 * Opens a page with all that belongs to it. Chromium cuts off what is under way whenever an interface of the machine
 * comes or goes, as with each container that starts: then the page is opened again.
 */
export async function visit(page: Page, url: string): Promise<void> {
  for (let tries = 10; ; tries--) {
    let cut = false;
    const watch = (request: Request): void => {
      cut ||= request.failure()?.errorText === NETWORK_CHANGED;
    };
    page.on("requestfailed", watch);
    try {
      await page.goto(url);
    } catch (error) {
      cut ||= String(error).includes(NETWORK_CHANGED);
      if (!cut || tries === 0) throw error;
    } finally {
      page.off("requestfailed", watch);
    }
    if (!cut) return;
    if (tries === 0) throw new Error(`${url}: ${NETWORK_CHANGED}, again and again`);
    await page.waitForTimeout(500);
  }
}

/** A browser takes its time on a busy machine; a test that hangs still ends. */
const SLOWEST_TEST_MS = 120_000;

/**
 * A suite that needs Chromium. Without it, it fails where tests must not be left out (CI), and is skipped aloud
 * elsewhere.
 */
export function describeWithChromium(name: string, suite: (browser: () => Browser) => void): void {
  if (existsSync(CHROMIUM)) {
    describe(name, () => {
      jest.setTimeout(SLOWEST_TEST_MS);
      let running: Browser | undefined;
      beforeAll(async () => {
        running = await launchChromium();
      });
      afterAll(() => running?.close());
      suite(() => running as Browser);
    });
  } else if (process.env["CI"] === "true") {
    test(name, () => {
      throw new Error(`There is no ${CHROMIUM}, and CI leaves no test out.`);
    });
  } else {
    console.warn(`Skipped, since there is no ${CHROMIUM}: ${name}`);
    describe.skip(name, () => suite(() => undefined as never));
  }
}

/** What axe-core finds against WCAG 2.2 A and AA and its own best practices, as `rule: selector`. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: AxeRunner }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}

interface AxeRunner {
  run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}
