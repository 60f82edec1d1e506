// The arguments of a request as PHP will read them. nginx itself compares them as text only.

// What social networks, mail programs and advertisers hang on a link; no page depends on it.
const TRACKERS = new RegExp(
  "^(?:" +
    [
      "(?:utm|mtm|matomo|piwik|pk|hsa|trk)_.*",
      "fbclid|fb_(?:action_ids|action_types|source|ref)|mibextid|sfnsn|__tn__|__cft__|igsh|igshid",
      "gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid|_ga|_gl",
      "msclkid|yclid|ysclid|_openstat|ttclid|twclid|ref_src|li_fat_id|epik|rdt_cid|sccid|zarsrc",
      "mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_kx|vero_id|oly_anon_id|oly_enc_id|s_cid|spm",
    ].join("|") +
    ")$",
);
// A wish to see the site's own answer (nginx.conf).
const LIVE = "_live";

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (e) {
    // Bytes that are no UTF-8: the letters of ASCII are all that matters here.
    return text.replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }
}

/** PHP's name for it: decoded, without blanks before it, cut at the bracket of an array, `.` and blanks as `_`. */
function phpName(part) {
  const name = decoded(part.split("=")[0].replace(/\+/g, " ")).split("\0")[0].replace(/^ +/, "");
  const bracket = name.indexOf("[", 1);
  const whole = bracket > 0 && name.indexOf("]", bracket) > 0 ? name.slice(0, bracket) : name;
  return whole.replace(/[ .\x5b]/g, "_");
}

function named(r) {
  return (r.variables.args || "")
    .split("&")
    .filter((part) => part !== "")
    .map((part, place) => ({ part: part, name: phpName(part), place: place }));
}

/** In one order and without trackers, so that one page has one place in the cache. */
function sorted(r) {
  return (
    named(r)
      .filter((each) => each.name !== LIVE && !TRACKERS.test(each.name.toLowerCase()))
      // Arguments of one name keep their order: the last of them counts.
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place))
      .map((each) => each.part)
      .join("&")
  );
}

/** `rest_route` reaches WordPress' interface for programs by any path, past every rule about paths. */
function asksRestRoute(r) {
  return named(r).some((each) => each.name.toLowerCase() === "rest_route") ? "1" : "";
}

function asksLive(r) {
  return named(r).some((each) => each.name === LIVE) ? "1" : "";
}

export default { asksLive, asksRestRoute, sorted };
