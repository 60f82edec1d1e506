import type { Locale } from "../../language/localized";
import type { Finding } from "../../registry/finding";
import type { FormItem } from "../fields";
import { correctionOf } from "../fix";
import type { Outcome } from "../outcome";
import type { Values } from "../values";
import { inWords, messageFor, nameOf } from "../wording";
import { say } from "../words";
import { controlId, type Entry } from "./editor";

interface FindingsProps {
  readonly outcome: Outcome;
  readonly values: Values;
  readonly form: readonly FormItem[];
  readonly entry: Entry;
  readonly locale: Locale;
}

/** Everything that the rules say, with a way to the field and, where it is known, the right value. */
export function Findings({ outcome, values, form, entry, locale }: FindingsProps) {
  const { own, others } = outcome;
  const isBlank = Object.keys(values).length === 0;
  const count = (severity: Finding["severity"]) =>
    own.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const parts = [
    errors === 0 ? say("allGood", locale) : `${errors} ${say("errors", locale)}.`,
    ...(warnings > 0 ? [`${warnings} ${say("warnings", locale)}.`] : []),
  ];
  return (
    <section class="part" aria-labelledby="findings">
      <h2 id="findings">{say("findings", locale)}</h2>
      <p role="status" class={errors > 0 ? "count bad" : "count"}>
        {isBlank ? say("untouched", locale) : parts.join(" ")}
      </p>
      {own.length > 0 && (
        <ul class="all">
          {own.map((finding) => (
            <One
              key={`${finding.rule} ${finding.field} ${finding.message.en}`}
              {...{ finding, values, form, entry, locale }}
            />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <h3>{say("others", locale)}</h3>
          <ul class="all">
            {others.map(({ rule, unit, message, severity }) => (
              <li key={`${rule} ${unit}`} class={severity}>
                {unit}: {message[locale]}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function One({
  finding,
  values,
  form,
  entry,
  locale,
}: Omit<FindingsProps, "outcome"> & { readonly finding: Finding }) {
  const { severity, field, clause, fix } = finding;
  const correction = correctionOf(finding, values);
  const named = field === null ? null : nameOf(field, form);
  const person = named?.person ? ` (${say("person", locale).toLowerCase()} ${named.person})` : "";
  return (
    <li class={severity}>
      <span class={`tag ${severity}`}>{say(severity, locale)}</span>{" "}
      {named && (
        <>
          <a href={`#${controlId(named.path)}`} onClick={(event) => jump(event, controlId(named.path))}>
            {named.label[locale] + person}
          </a>
          :{" "}
        </>
      )}
      {messageFor(finding, values, form, locale)}
      {clause && (
        <span class="clause">
          {" "}
          ({say("clause", locale)} {clause})
        </span>
      )}
      {fix?.kind === "advice" && <span class="advice">{inWords(fix.text[locale], form, locale, field)}</span>}
      {correction && (
        <button type="button" class="quiet" onClick={() => entry.change(correction.field, correction.value)}>
          {say("use", locale)} {correction.value}
        </button>
      )}
    </li>
  );
}

/** Focus goes to the field itself, and the address stays as it is: it may name the unit. */
function jump(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}
