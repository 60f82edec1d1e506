import type { SiteProbe } from "./targets";

/** One step of Prometheus' `relabel_configs`, as far as ours go. Expressions match whole values. */
export interface Relabelling {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: "keep";
}

const OURS = "hosted|redirect" satisfies `${SiteProbe}|${SiteProbe}`;

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

/** The front page: our sites through the gate by their name, others where they are. */
export const sitePages = (edge: string): readonly Relabelling[] => [
  only("__site", ".+"),
  where("__site", "hosted", "module", "site"),
  where("__site", "redirect", "module", "site_redirect"),
  where("__site", "external", "module", "site_external"),
  give("hostname"),
  give("target", "__address__", "https://$1/"),
  where("__site", OURS, "target", `https://${edge}/`),
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

/** The names that we answer for. */
export const ownNames: readonly Relabelling[] = [only("__site", OURS), ...PROBE_ADDRESS];

export const mailboxes: readonly Relabelling[] = [only("__mail", ".+"), give("target", "__mail")];
