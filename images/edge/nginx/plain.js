// What a browser sends that follows a link, and nothing else: no rule could have a word to say about it. Such a request
// may be answered from the cache unread; whatever is not in the cache is read before it reaches a site, and so is every
// request with a header, a letter or a form that is not listed here.

// ASCII that means nothing to any interpreter, and letters of other languages, encoded.
const PATH = /^\/(?![/.])(?:[A-Za-z0-9_-]|[/.](?![/.]))*$/;
const ARGUMENTS = /^(?:[A-Za-z0-9_=&+.-]|%[89A-Fa-f][0-9A-Fa-f]|%20)*$/;

const WORDS = /^[A-Za-z0-9 ,;=*/+.:_?"()-]{0,200}$/;
const RULES = {
  host: /^[A-Za-z0-9.:-]+$/,
  "user-agent":
    /^Mozilla\/5\.0 \((?:Windows NT|Macintosh|X11|iPhone|iPad|iPod|Linux|Android)[A-Za-z0-9 ;:.,_/-]*\) (?:AppleWebKit|Gecko)\/[A-Za-z0-9 ;:.,()[\]_/+-]{0,400}$/,
  referer:
    /^https?:\/\/[A-Za-z0-9.:-]+(?:\/(?:[A-Za-z0-9_-]|[/.](?![/.])|%[89A-Fa-f][0-9A-Fa-f])*)?(?:\?(?:[A-Za-z0-9_=&+.-]|%[89A-Fa-f][0-9A-Fa-f]|%20)*)?$/,
  // Names of WordPress' own open something, or pretend to.
  cookie: /^(?!.*(?:wordpress|wp-|comment_author))[A-Za-z0-9 ;=_.-]{0,2000}$/,
  "if-none-match": /^(?:W\/)?"[A-Za-z0-9:.-]{1,80}"$/,
  "upgrade-insecure-requests": /^1$/,
};
[
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "connection",
  "dnt",
  "if-modified-since",
  "pragma",
  "priority",
  "purpose",
  "save-data",
  "sec-ch-ua",
  "sec-ch-ua-mobile",
  "sec-ch-ua-platform",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-fetch-user",
  "sec-gpc",
  "sec-purpose",
  "te",
  // Browsers inside Zalo and Facebook for Android.
  "x-requested-with",
].forEach((name) => {
  RULES[name] = WORDS;
});

/** Whether such a request needs no reading where the cache has its answer: "1" or "". */
function plain(r) {
  if (r.method !== "GET" && r.method !== "HEAD") return "";
  const path = r.variables.request_path;
  const args = r.variables.args;
  if (!PATH.test(path) || (args && !ARGUMENTS.test(args))) return "";
  const seen = {};
  const known = r.rawHeadersIn.every((header) => {
    const name = header[0].toLowerCase();
    const rule = RULES[name];
    // One of each: what comes twice is read one way by some and another way by others.
    if (rule === undefined || seen[name] || !rule.test(header[1])) return false;
    seen[name] = true;
    return true;
  });
  return known && seen["user-agent"] ? "1" : "";
}

export default { plain };
