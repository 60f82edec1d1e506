import { HEALTH, type SiteProbe } from "../../model/probes";

/** One step of Prometheus' `relabel_configs`, as far as ours go. Expressions match whole values. */
export interface Relabelling {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: "keep" | "drop";
}

const OURS = "hosted|redirect" satisfies `${SiteProbe["type"]}|${SiteProbe["type"]}`;

/** Only the targets whose label has such a value. */
const only = (label: string, regex: string): Relabelling => ({
  source_labels: [label],
  regex,
  action: "keep",
});

/** Gives the prober a parameter: the label's value, or made of it (`$1`). */
const give = (parameter: string, label = "__address__", replacement = "$1"): Relabelling => ({
  source_labels: [label],
  target_label: `__param_${parameter}`,
  replacement,
});

/** Gives it a fixed value where the label has such a value. */
const where = (label: string, regex: string, parameter: string, replacement: string): Relabelling => ({
  source_labels: [label],
  regex,
  target_label: `__param_${parameter}`,
  replacement,
});

/** The target's address is what is probed. */
export const PROBE_ADDRESS: readonly Relabelling[] = [give("target")];

/** Whether a site works: our sites through the edge by their name, others by their front page where they are. */
export const siteAnswers = (edge: string): readonly Relabelling[] => [
  only("__site", ".+"),
  where("__site", "hosted", "module", "site_health"),
  where("__site", "redirect", "module", "site_redirect"),
  where("__site", "external", "module", "site_external"),
  give("hostname"),
  give("target", "__address__", "https://$1/"),
  where("__site", "redirect", "target", `https://${edge}/`),
  where("__site", "hosted", "target", `https://${edge}${HEALTH}`),
];

/** The front pages of our sites, whole. */
export const sitePages = (edge: string): readonly Relabelling[] => [
  only("__site", "hosted"),
  where("__site", "hosted", "module", "site"),
  give("hostname"),
  where("__site", "hosted", "target", `https://${edge}/`),
];

/** The certificate that visitors of the name get. */
export const siteCertificates = (edge: string): readonly Relabelling[] => [
  only("__site", ".+"),
  where("__site", OURS, "module", "tls"),
  where("__site", "external", "module", "tls_external"),
  give("hostname"),
  give("target", "__address__", "$1:443"),
  where("__site", OURS, "target", edge),
];

/**
 * The certificates that are ours, once each, for how long they live: those of units that the zone's wildcard does not
 * cover, beside the wildcard's own. Their series are no unit's probes.
 */
export const ownCertificates = (zone: string): readonly Relabelling[] => [
  only("__site", OURS),
  { source_labels: ["__address__"], regex: `[^.]+\\.${zone.replaceAll(".", "\\.")}`, action: "drop" },
  { target_label: "scope", replacement: "certificate" },
  ...PROBE_ADDRESS,
];

/** The names that we answer for. */
export const ownNames: readonly Relabelling[] = [only("__site", OURS), ...PROBE_ADDRESS];

export const mailboxes: readonly Relabelling[] = [only("__mail", ".+"), give("target", "__mail")];

/**
 * One target a cell, where its own service answers. Units are what is listed, and targets that are the same are one.
 *
 * @param address with `$1` for the cell's number
 */
export const oneACell = (address: string): readonly Relabelling[] => [
  { source_labels: ["cell"], target_label: "__address__", replacement: address },
  // An empty label is none.
  { target_label: "unit", replacement: "" },
  { target_label: "scope", replacement: "" },
];
