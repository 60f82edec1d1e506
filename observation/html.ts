import { type Handler, Parser } from "htmlparser2";
import { daysIn } from "./days";
import type { Html, Link } from "./types";

/** Characters of visible text that are kept of a page: more than any page of a school has, less than a bomb. */
const MOST_TEXT = 60_000;
const MOST_HIDDEN = 4_000;
const MOST_LINKS = 2_000;
const MOST_DAYS = 50;
/** Deeper than any page; what lies below is read without its ancestors' styles. */
const MOST_DEPTH = 512;
/**
 * The parser's time goes with the square of what is open. Beyond so many elements, which no page of people has, what
 * follows is read as if the page began there: a page of nothing but beginnings must not stop a scan.
 */
const MOST_OPEN = 1_000;
/** Characters that are read before that is asked. */
const PIECE = 8_192;

/** Elements whose content is no text. */
const SILENT = new Set(["script", "style", "template", "noscript", "svg", "title", "iframe", "object"]);
/** Elements without an end. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements that stand within a line. */
const INLINE = new Set(
  "a abbr b bdi bdo cite code em font i img kbd label mark q s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** What stands beside the page's own part even within it: ways on, news of others, the day of the last change. */
const BESIDE = new Set(["nav", "aside", "footer"]);

const MAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;

interface Open {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isMain: boolean;
  readonly isSectorFeed: boolean;
}

/**
 * Reads a page as it came, in one pass and without a tree, so that neither depth nor size can hurt. Pure.
 *
 * @param url what relative links are resolved against
 * @param charset by which `text` was decoded; it is only reported
 */
export function readHtml(text: string, url: string, charset: string): Html {
  const open: Open[] = [];
  const all = new Collected(MOST_TEXT);
  const main = new Collected(MOST_TEXT);
  const hidden = new Collected(MOST_HIDDEN);
  const links: Link[] = [];
  const mails = new Set<string>();
  const feeds: string[] = [];
  const days: string[] = [];
  let base = url;
  let title = "";
  let inTitle = false;
  let hasMain = false;
  let viewport: string | null = null;
  let refresh: string | null = null;
  let sectorFeed: string | null = null;
  let isBare = false;
  let link: { href: string; text: string; hidden: boolean; main: boolean } | null = null;
  let form: { action: string; field: string | null; isSearch: boolean } | null = null;
  let search: Html["search"] = null;

  const state = (): Open | undefined => open[open.length - 1];
  const endLink = () => {
    if (link === null) return;
    if (links.length < MOST_LINKS) links.push({ ...link, text: squeezed(link.text) });
    link = null;
  };

  let depth = 0;
  /** The silent element that is open, and how many of its name; apart from `open`, which forgets what lies too deep. */
  let silent = null as { readonly name: string; depth: number } | null;
  const begin = () =>
    new Parser(handler, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      const above = state();
      if (!VOID.has(name)) depth++;
      if (silent === null) {
        if (SILENT.has(name)) silent = { name, depth: 1 };
      } else if (silent.name === name) silent.depth++;
      if (!INLINE.has(name)) for (const each of [all, main, hidden]) each.line();
      if (name === "title" && title === "") inTitle = true;
      if (name === "base" && attributes["href"]) base = absolute(attributes["href"], url) ?? base;
      if (name === "meta") {
        const content = attributes["content"] ?? "";
        if (attributes["name"]?.toLowerCase() === "viewport") viewport = content;
        if (attributes["http-equiv"]?.toLowerCase() === "refresh") {
          const target = /url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1];
          if (target !== undefined) refresh = absolute(target.trim(), base);
        }
      }
      if (name === "link" && /alternate/i.test(attributes["rel"] ?? "")) {
        const address = absolute(attributes["href"] ?? "", base);
        if (address !== null && /(rss|atom|feed)/i.test(attributes["type"] ?? "")) feeds.push(address);
      }
      if (name === "main" || attributes["role"] === "main") hasMain = true;
      if ("data-bare" in attributes) isBare = true;
      const isSectorFeed = "data-sector-feed" in attributes;
      if (isSectorFeed) sectorFeed ??= "";
      const inside: Open = {
        name,
        isHidden: (above?.isHidden ?? false) || isOutOfSight(attributes),
        isMain:
          !BESIDE.has(name) && ((above?.isMain ?? false) || name === "main" || attributes["role"] === "main"),
        isSectorFeed: (above?.isSectorFeed ?? false) || isSectorFeed,
      };
      if (name === "time" && inside.isSectorFeed && attributes["datetime"]) {
        const time = attributes["datetime"];
        if (sectorFeed === "" || (sectorFeed !== null && time > sectorFeed)) sectorFeed = time;
      }
      if (name === "time" && inside.isMain && /^\d{4}-\d{2}-\d{2}/.test(attributes["datetime"] ?? ""))
        days.push((attributes["datetime"] ?? "").slice(0, 10));
      if (name === "a") {
        endLink();
        const href = attributes["href"] ?? "";
        if (/^mailto:/i.test(href)) {
          for (const [mail] of safeDecode(href).matchAll(MAIL)) mails.add(mail.toLowerCase());
        }
        const address = absolute(href, base);
        if (address !== null)
          link = { href: address, text: "", hidden: inside.isHidden, main: inside.isMain };
      }
      if (name === "form")
        form = { action: absolute(attributes["action"] ?? "", base) ?? base, field: null, isSearch: false };
      if (name === "input" && form !== null) {
        const { type = "text", name: field } = attributes;
        if (
          field &&
          (type === "search" || (type === "text" && /^(s|q|search|keyword|tu-?khoa|key)$/i.test(field)))
        ) {
          form.field = field;
          form.isSearch = true;
        }
      }
      if (!VOID.has(name) && open.length < MOST_DEPTH) open.push(inside);
    },
    ontext(piece) {
      if (inTitle) title += piece;
      const here = state();
      if (silent !== null) return;
      if (here?.isHidden === true) hidden.add(piece);
      else {
        all.add(piece);
        if (here?.isMain === true) main.add(piece);
      }
      if (link !== null && link.text.length < 500) link.text += piece;
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      if (name === "a") endLink();
      if (name === "form" && form !== null) {
        if (form.isSearch && form.field !== null) search ??= { action: form.action, field: form.field };
        form = null;
      }
      if (!INLINE.has(name)) for (const each of [all, main, hidden]) each.line();
      const at = open.findLastIndex((each) => each.name === name);
      if (at >= 0) open.length = at;
      if (!VOID.has(name)) depth--;
      if (silent?.name === name && --silent.depth === 0) silent = null;
    },
  };
  let parser = begin();
  for (let at = 0; at < text.length;) {
    const next = text.indexOf("<", at + PIECE);
    const to = next === -1 ? text.length : next;
    parser.write(text.slice(at, to));
    at = to;
    // Between two tags and outside of scripts, so that nothing becomes text that is none.
    if (depth <= MOST_OPEN || silent !== null) continue;
    parser.end();
    depth = 0;
    parser = begin();
  }
  parser.end();
  endLink();

  const visible = all.text();
  const own = hasMain ? main.text() : visible;
  for (const [mail] of visible.matchAll(MAIL)) mails.add(mail.toLowerCase());
  days.push(...daysIn(own));
  return {
    charset,
    title: squeezed(title),
    viewport,
    text: visible,
    main: own,
    links,
    mails: [...mails].sort(),
    search,
    feeds,
    refresh,
    dates: [...new Set(days)].sort().reverse().slice(0, MOST_DAYS),
    hidden: hidden.text(),
    sectorFeed,
    isBare,
  };
}

/** Text in lines, up to so many characters. */
class Collected {
  private readonly parts: string[] = [];
  private length = 0;

  constructor(private readonly most: number) {}

  add(piece: string): void {
    if (this.length >= this.most) return;
    const kept = piece.slice(0, this.most - this.length);
    this.parts.push(kept);
    this.length += kept.length;
  }

  line(): void {
    if (this.length > 0 && this.length < this.most) this.add("\n");
  }

  text(): string {
    return this.parts
      .join("")
      .split("\n")
      .map((line) => line.replace(/[ \t\r]+/g, " ").trim())
      .filter((line) => line !== "")
      .join("\n");
  }
}

/**
 * Whether an element is meant to be found by machines and not by people: put off the screen, of no size, transparent,
 * or in letters of no height. `hidden`, `display: none` and `aria-hidden` alone are what menus are made of; they count
 * as out of sight too, and it is what stands in them that a rule judges.
 */
export function isOutOfSight(attributes: Readonly<Record<string, string>>): boolean {
  if ("hidden" in attributes) return true;
  const style = (attributes["style"] ?? "").toLowerCase().replace(/\s+/g, "");
  if (style === "") return false;
  return (
    /(^|;)display:none/.test(style) ||
    /(^|;)visibility:hidden/.test(style) ||
    /(^|;)opacity:0(\.0+)?(;|$|!)/.test(style) ||
    /(^|;)font-size:0(px|em|rem|%|pt)?(;|$|!)/.test(style) ||
    /(^|;)(text-indent|left|top|right|margin-left|margin-top):-\d{3,}/.test(style) ||
    (/(^|;)(height|width|max-height):[01](px)?(;|$|!)/.test(style) && /overflow:hidden/.test(style)) ||
    /(^|;)clip:rect\(0/.test(style)
  );
}

function absolute(href: string, base: string): string | null {
  try {
    const { protocol, href: address } = new URL(href, base);
    return protocol === "http:" || protocol === "https:" ? address : null;
  } catch {
    return null;
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
