import { Liquid } from "liquidjs";
import { kindNames, UNIT_KIND_NAMES } from "../../language/unit-kinds";
import { groupByParent } from "./directory";
import type { Facts } from "./facts";
import itemPage from "./pages/item.liquid";
import indexPage from "./pages/index.liquid";
import layout from "./pages/layout.liquid";
import missingPage from "./pages/missing.liquid";
import opml from "./pages/opml.liquid";
import rss from "./pages/rss.liquid";

/** Files of the site by path, as text. */
export type Pages = Readonly<Record<string, string>>;

/** Addresses of the style sheet and the script, with the hash of their content. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  outputEscape: "escape",
  templates: { layout },
});
liquid.registerFilter("day", (date: string) => date.split("-").reverse().join("/"));
liquid.registerFilter("rfc822", (date: string) => new Date(`${date}T00:00:00+07:00`).toUTCString());

/** Above so many units, groups start folded. */
const OPEN_UP_TO = 120;

/** Renders every page; a pure function of the facts, so that equal facts give equal bytes. */
export function renderPages(facts: Facts, assets: Assets): Pages {
  const { city, units, news } = facts;
  const render = (template: string, values: object): string =>
    liquid.parseAndRenderSync(template, { ...values, city, assets }) as string;

  const groups = groupByParent(city, units);
  const used = new Set<string>(units.map(({ kind }) => kind));
  const kinds = Object.entries(UNIT_KIND_NAMES).flatMap(([kind, { vi }]) =>
    used.has(kind) ? [[kind, vi]] : [],
  );
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const listed = groups.map((group) => ({
    ...group,
    units: group.units.map((unit) => ({
      ...unit,
      kindName: kindNames(unit.kind)?.vi ?? unit.kind,
      successorName: unit.successor === null ? null : (names.get(unit.successor) ?? null),
    })),
  }));

  return {
    "index.html": render(indexPage, {
      groups: listed,
      kinds,
      news,
      total: units.length,
      open: units.length <= OPEN_UP_TO,
    }),
    "404.html": render(missingPage, {}),
    "units.json": `${JSON.stringify({ city: city.name, portal: city.portalUrl, units }, null, 1)}\n`,
    "opml.xml": render(opml, {
      groups: groups
        .map((group) => ({ ...group, units: group.units.filter(({ feed }) => feed !== null) }))
        .filter(({ units: members }) => members.length > 0),
    }),
    "rss.xml": render(rss, { news, newest: news[0]?.date ?? null }),
    "robots.txt": "User-agent: *\nAllow: /\n",
    "health.txt": "ok\n",
    ...Object.fromEntries(news.map((item) => [`tin/${item.id}/index.html`, render(itemPage, { item })])),
  };
}
