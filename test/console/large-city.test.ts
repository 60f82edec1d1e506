import { overviewOf } from "../../console/overview";
import { daysUntil } from "../../console/trend";
import { LIVE_RULES } from "../../policy/live/index";
import { temporaryFolder } from "../cli/support";
import { DEPARTMENT, Lab, TODAY } from "./city";
import { largeCity, largeRecords } from "./large-city";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const city = largeCity();
const records = largeRecords();
const days = daysUntil(TODAY);
const rules = LIVE_RULES.map(({ id }) => id);
/** As busy as a history can be: of each rule another answer every day. */
const tracks = new Map(
  city.units.map(({ id }, unit) => [
    id,
    Uint8Array.from({ length: days.length * rules.length }, (_, index) => (unit * 7 + index * 5) % 3),
  ]),
);
const lab = new Lab(temporaryFolder(), { trends: () => ({ days, rules, tracks }) }, city, records);
let cookie: string;

beforeAll(async () => {
  await lab.start();
  cookie = await lab.logIn(DEPARTMENT);
});
afterAll(() => lab.stop());

/** Goals are for a quiet machine; a test may share one with nine others. */
const CROWD = 10;

test.each([
  ["/", 300, 100],
  ["/don-vi", 300, 100],
  ["/don-vi?tim=so+26&ket-qua=trai", 300, 100],
  ["/don-vi/7900001", 300, 100],
  ["/don-vi/7900001/dien-bien", 300, 100],
  ["/xu-huong", 300, 150],
  ["/xu-huong?quy-dinh=site%2Fsearch", 300, 100],
  ["/xu-huong?quan-ly=7900861", 300, 150],
  ["/don-vi.csv", 1000, 2000],
])("of 2,692 units %s comes within %d ms, in at most %d kB", async (path, milliseconds, kilobytes) => {
  await lab.ask(path, { headers: { cookie } });
  const start = performance.now();
  const { status, body } = await lab.ask(path, { headers: { cookie } });
  const took = performance.now() - start;
  process.stdout.write(`${path}: ${Math.round(took)} ms, ${Math.round(body.length / 1000)} kB\n`);
  expect(status).toBe(200);
  expect(took).toBeLessThan(milliseconds * CROWD);
  expect(body.length).toBeLessThan(kilobytes * 1000);
});

test("what could be checked stands beside what was found", async () => {
  const { body } = await lab.ask("/", { headers: { cookie } });
  expect(body).toContain("Kiểm được <b>2.671/2.692</b> trang");
});

test("a new scan of all is taken in while a reader waits a moment", () => {
  const start = performance.now();
  overviewOf(city, records, LIVE_RULES, [], TODAY);
  const took = performance.now() - start;
  process.stdout.write(`overview: ${Math.round(took)} ms\n`);
  expect(took).toBeLessThan(1000 * CROWD);
});
