import { parseAs } from "../../contracts/parse";
import { isWatchedCity, isWatcherChannels } from "../../contracts/readers/watcher";
import { channelsExample, watchedCity } from "../../templates/watcher";
import { city, environment, unit } from "../support/city";

const built = city([unit("7900866")]);

test("what the watcher is told is what it reads, by the public ways of the city", () => {
  const told = watchedCity(built, environment("production"));
  expect(parseAs(isWatchedCity, JSON.stringify(told), "city.json")).toEqual(told);
  expect(told.status).toMatch(/^https:\/\/giamsat\.[a-z.]+(:\d+)?\/status$/);
  expect(told.mail.recipient).toBe(built.alertMailbox);
});

test("the example of channels.json is one, and holds no secret", () => {
  const example = channelsExample(built);
  expect(parseAs(isWatcherChannels, JSON.stringify(example), "channels.json")).toMatchObject(example);
  expect(JSON.stringify(example)).not.toMatch(/"(password|token)"/);
});

test.each([
  ['{"smtp":{"host":"a","port":465,"from":"a","to":["b"]}}', "must have required property 'references'"],
  ['{"references":[]}', "/references must NOT have fewer than 1 items"],
  ['{"references":["a"]}', "/references/0 must match"],
  [
    '{"references":["a:1"],"smtp":{"host":"a","port":"465","from":"a","to":["b"]}}',
    "/smtp/port must be integer",
  ],
])("channels.json that is wrong is refused by its place: %s", (text, says) => {
  expect(() => parseAs(isWatcherChannels, text, "channels.json")).toThrow(says);
});
