import { Lexer } from "yaml";

/** No registry is nested so deeply. Deeper, and the parser's recursion may end not its stack but the whole process. */
const MAX_NESTING = 64;

/**
 * Whether a text nests deeper than any registry does, asked before a parser sees it: near the end of its stack
 * V8 does not throw when it has to compile a regular expression, it aborts.
 *
 * Depth by indentation is not counted: it costs a line of growing length for each level, and texts are short.
 */
export function nestsTooDeeply(text: string): boolean {
  return mayNest(text) && nesting(text) > MAX_NESTING;
}

/** Cheap, and false for nearly every text: whether there are enough marks to nest by. */
function mayNest(text: string): boolean {
  let flows = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) flows += 1;
    else if (code === 45 || code === 63 || code === 58) marks += 1;
    else if (code === 10) marks = 0;
    if (flows > MAX_NESTING || marks > MAX_NESTING) return true;
  }
  return false;
}

/** Brackets that are open at once, or marks of list and key that open one another on a line. */
function nesting(text: string): number {
  let deepest = 0;
  let open = 0;
  let marks = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") open += 1;
    else if (token === "]" || token === "}") open -= 1;
    else if (token === "-" || token === "?" || token === ":") marks += 1;
    else if (token.startsWith("\n")) marks = 0;
    deepest = Math.max(deepest, open, marks);
  }
  return deepest;
}
