import { useState } from "preact/hooks";
import type { Locale } from "../../language/localized";
import type { Destination } from "../destination";
import type { FormFacts } from "../facts";
import { mailDraft } from "../mail-draft";
import { pullRequest } from "../pull-request";
import { placeSentence, say } from "../words";

interface ResultProps {
  readonly facts: FormFacts;
  readonly destination: Destination | null;
  readonly hasErrors: boolean;
  /** Of the commit. */
  readonly title: string;
  readonly locale: Locale;
}

/** The entry as YAML, and the ways to hand it in. */
export function Result({ facts, destination, hasErrors, title, locale }: ResultProps) {
  const [said, setSaid] = useState<"copied" | "cantCopy" | null>(null);
  return (
    <section class="part" aria-labelledby="result">
      <h2 id="result">{say("result", locale)}</h2>
      {destination === null ? (
        <p>{say("nothingYet", locale)}</p>
      ) : (
        <>
          {hasErrors && <p class="notice">{say("stillErrors", locale)}</p>}
          <p>{placeSentence(destination)[locale]}</p>
          <h3 id="yaml">{say("code", locale)}</h3>
          <pre tabIndex={0} role="region" aria-labelledby="yaml" id="entry">
            {destination.text}
          </pre>
          <div class="buttons">
            <button type="button" onClick={async () => setSaid(await copy(destination.text))}>
              {say("copy", locale)}
            </button>
            <button type="button" id="download" onClick={() => download(destination)}>
              {say("download", locale)}
            </button>
            <ByMail facts={facts} destination={destination} title={title} locale={locale} />
            <HandIn
              facts={facts}
              destination={destination}
              title={title}
              locale={locale}
              onCopy={async () => setSaid(await copy(destination.text))}
            />
          </div>
          <p role="status">{said && say(said, locale)}</p>
        </>
      )}
    </section>
  );
}

/** For who has no account at GitHub. */
function ByMail({ facts, destination, title, locale }: Omit<HandInProps, "onCopy">) {
  const to = facts.city.department?.mail;
  if (to === undefined) return null;
  const draft = mailDraft(to, destination, title);
  return (
    <>
      <a class="button" id="mail-draft" href={draft.url}>
        {say("mail", locale)}
      </a>
      <p class="help">{say(draft.isWhole ? "mailHelp" : "mailAttach", locale)}</p>
    </>
  );
}

interface HandInProps extends Omit<ResultProps, "hasErrors" | "destination"> {
  readonly destination: Destination;
  readonly onCopy: () => void;
}

function HandIn({ facts, destination, title, locale, onCopy }: HandInProps) {
  if (!facts.repository) return <p class="help">{say("noRepository", locale)}</p>;
  const request = pullRequest(facts.repository, destination, title);
  const isFilled = request.kind === "prefilled";
  const help = isFilled
    ? say("prefilled", locale)
    : request.reason === "too-long"
      ? say("tooLong", locale)
      : "";
  return (
    <>
      <a
        class="button"
        id="pull-request"
        href={request.url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={isFilled ? undefined : onCopy}
      >
        {say(isFilled ? "open" : "openPaste", locale)}
      </a>
      {help !== "" && <p class="help">{help}</p>}
    </>
  );
}

async function copy(text: string): Promise<"copied" | "cantCopy"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "cantCopy";
  }
}

function download(destination: Destination): void {
  const text = destination.kind === "new-file" ? destination.text : destination.whole;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = destination.path.slice(destination.path.lastIndexOf("/") + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
