import type { Page } from "playwright-core";

/** Words that no Vietnamese text has, and nearly every English one of WordPress'. */
const ENGLISH =
  /\b(?:the|of|and|your|you|this|is|are|for|with|posts?|pages?|media|files?|images?|add|new|edit|delete|view|save|update|upload|select|search|settings|date|title|all|none|not|from|by|text|link|close|open|status|publish|draft|categor(?:y|ies)|items?|menu|screen|options|help|visual|error|press|table|undo|redo|bold|italic|heading|paragraph|remove|replace|details|password|log)\b/i;

/** In the page: all that a person sees or hears of it, hidden parts included, since a click shows them; not what a list keeps for scripts. */
const TEXTS = `(() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement && !parentElement.closest("script,style,template,noscript,textarea,[id^=inline_]")) found.push(textContent);
  }
  for (const name of ["title", "aria-label", "placeholder", "alt"])
    for (const element of document.querySelectorAll("[" + name + "]")) found.push(element.getAttribute(name));
  for (const button of document.querySelectorAll("input[type=submit],input[type=button]")) found.push(button.value);
  return found.map((text) => text.trim());
})()`;

export async function englishWords(at: Page): Promise<readonly string[]> {
  const texts = await at.evaluate<readonly string[]>(TEXTS);
  return texts.filter((text) => ENGLISH.test(text));
}

/** In the page: the texts of WordPress' scripts, beside what they say in their place. */
const SAID = String.raw`(async () => {
  const said = [];
  for (const { src } of window.wp?.i18n ? document.scripts : []) {
    if (!/\/wp-(?:admin|includes)\/js\/(?!dist\/(?:i18n|vendor)|jquery|tinymce)/.test(src)) continue;
    const program = await (await fetch(src)).text();
    // The functions, and what a script calls them for short.
    const short = [...program.matchAll(/\b(\w+)=(?:window\.)?wp\.i18n\.(?:__|_n)\b/g)].map((found) => "\\b" + found[1]);
    const call = new RegExp("(?:" + ["i18n\\.(?:__|_n)\\)?", ...short].join("|") + ')\\("((?:[^"\\\\]|\\\\.)+)"', "g");
    for (const [, literal] of program.matchAll(call)) {
      const text = JSON.parse('"' + literal.replace(/\\'/g, "'") + '"');
      said.push([text, wp.i18n.__(text)]);
    }
  }
  return said;
})()`;

/** What WordPress' scripts of this page can say, and how much of it would be said in English. */
export async function scriptTexts(at: Page): Promise<{ known: number; english: readonly string[] }> {
  const said = await at.evaluate<readonly (readonly [string, string])[]>(SAID);
  const english = said.filter(
    // What begins small, or with a mark, is a name of a part of the page.
    ([text, shown]) => text === shown && /^(?:[A-Z]|%[sd] )/.test(text) && /[a-z]{2}/.test(text),
  );
  return { known: said.length, english: english.map(([text]) => text) };
}
