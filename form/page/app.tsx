import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../language/localized";
import type { City } from "../city";
import { entryTextOf } from "../destination";
import type { IndexedUnit } from "../facts";
import { unitForm } from "../fields";
import { judge, type DraftEntry } from "../outcome";
import { proposalsFor, withProposals } from "../propose";
import { valuesOf, withValue, type Values } from "../values";
import { parseEntry } from "../../registry/edit/fields";
import { say } from "../words";
import { Editor, type Entry } from "./editor";
import { Findings } from "./findings";
import { Result } from "./result";
import { Chooser, Task } from "./task";

const FORM = unitForm();
/** Whether a unit leaves is no question for one that has not come yet. */
const FORM_OF_NEW = FORM.filter(({ path }) => path !== "status" && path !== "successor");

/** Long enough that the rules do not run within a word, short enough to feel immediate. */
const PAUSE = 200;

interface AppProps {
  readonly city: City;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The code of a unit to begin with; empty for none. */
  readonly wanted: string;
}

interface Draft extends DraftEntry {
  /** Fields that somebody typed in: no proposal is put there any more. */
  readonly typed: ReadonlySet<string>;
  /** Fields that were left once: from then on, what is wrong with them is shown. */
  readonly left: ReadonlySet<string>;
}

const NEW: Draft = {
  mode: "add",
  unit: null,
  original: "",
  before: {},
  values: {},
  typed: new Set(),
  left: new Set(),
};

export function App({ city, today, wanted }: AppProps) {
  const [locale, setLocale] = useState<Locale>("vi");
  const [draft, setDraft] = useState<Draft>(() => initial(city, wanted));
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `${say("title", locale)} – Cổng Trường`;
  }, [locale]);

  const { mode, unit } = draft;
  const isOpen = mode === "add" || unit !== null;
  const isReadable = mode === "add" || draft.original !== "";
  const form = mode === "add" ? FORM_OF_NEW : FORM;
  const proposals = useMemo(() => proposalsFor(draft.values, city.facts, unit), [draft.values, unit]);
  const values = mode === "add" ? withProposals(draft.values, proposals, draft.typed) : draft.values;
  const settled = useSettled(values, draft.unit);
  const outcome = useMemo(
    () => judge(city, { ...draft, values: settled }, form, today),
    [settled, draft.unit, draft.mode],
  );

  const entry: Entry = {
    values,
    proposals,
    findings: outcome.own,
    isShown: (path) => mode === "edit" || draft.left.has(path),
    change: (path, text) =>
      setDraft((old) => ({
        ...old,
        values: withValue(old.values, path, text),
        typed: new Set([...old.typed, path]),
      })),
    leave: (path) => setDraft((old) => ({ ...old, left: new Set([...old.left, path]) })),
    replace: (next) => setDraft((old) => ({ ...old, values: next })),
  };

  return (
    <>
      <header>
        <div class="wrap">
          <a class="skip" href="#form">
            {say("skip", locale)}
          </a>
          <p class="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <path fill="#e08570" d="M2 12 16 3l14 9v3H2z" />
              <path fill="currentColor" d="M4 16h5v13H4zm19 0h5v13h-5zM12 18h8v2h-8z" />
            </svg>
            Cổng Trường
            <button
              type="button"
              class="toggle"
              lang={locale === "vi" ? "en" : "vi"}
              onClick={() => setLocale(locale === "vi" ? "en" : "vi")}
            >
              {say("toggle", locale)}
            </button>
          </p>
          <h1>{say("title", locale)}</h1>
          <p>{say("intro", locale)}</p>
          {city.facts.asOf && (
            <p class="small">
              {say("asOf", locale)} {city.facts.asOf.day} ({city.facts.asOf.commit})
            </p>
          )}
        </div>
      </header>
      <main class="wrap" id="form" tabIndex={-1}>
        <Task
          mode={mode}
          locale={locale}
          onChange={(next) => setDraft(next === "add" ? NEW : { ...NEW, mode: "edit" })}
        />
        {mode === "edit" && (
          <Chooser
            units={city.facts.units}
            unit={unit}
            locale={locale}
            onChoose={(next) => setDraft(next ? editing(city, next) : { ...NEW, mode: "edit" })}
          />
        )}
        {isOpen && !isReadable && <p class="notice">{say("cantEdit", locale)}</p>}
        {isOpen && isReadable && (
          <form onSubmit={(event) => event.preventDefault()} noValidate autocomplete="off">
            <Editor
              key={unit?.id ?? "new"}
              form={form}
              entry={entry}
              city={city}
              unit={unit}
              locale={locale}
            />
            <Findings outcome={outcome} values={values} form={form} entry={entry} locale={locale} />
            <Result
              facts={city.facts}
              destination={outcome.destination}
              hasErrors={outcome.own.some(({ severity }) => severity === "error")}
              title={commitTitle(mode, values)}
              locale={locale}
            />
          </form>
        )}
      </main>
    </>
  );
}

function initial(city: City, wanted: string): Draft {
  const unit = /^\d{7}$/.test(wanted) ? city.facts.units.find(({ id }) => id === wanted) : undefined;
  return unit ? editing(city, unit) : NEW;
}

function editing(city: City, unit: IndexedUnit): Draft {
  const original = entryTextOf(city, unit) ?? "";
  try {
    const before = valuesOf(parseEntry(original).toJSON() as Record<string, unknown>, FORM);
    return { ...NEW, mode: "edit", unit, original, before, values: before };
  } catch {
    return { ...NEW, mode: "edit", unit };
  }
}

/** The values once nobody typed for a moment; another unit counts at once. */
function useSettled(values: Values, unit: IndexedUnit | null): Values {
  const [settled, setSettled] = useState({ values, unit });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ values, unit }), PAUSE);
    return () => clearTimeout(timer);
  }, [JSON.stringify(values), unit]);
  return settled.unit === unit ? settled.values : values;
}

function commitTitle(mode: DraftEntry["mode"], values: Values): string {
  const name = [values["id"], values["name"]].filter(Boolean).join(" ");
  return `${mode === "add" ? "Thêm" : "Sửa"} ${name}`.slice(0, 120);
}
