import { useState } from "preact/hooks";
import type { Locale } from "../../language/localized";
import type { IndexedUnit } from "../facts";
import type { DraftEntry } from "../outcome";
import { searchUnits } from "../search";
import { say } from "../words";

interface TaskProps {
  readonly mode: DraftEntry["mode"];
  readonly locale: Locale;
  readonly onChange: (mode: DraftEntry["mode"]) => void;
}

/** A new unit, or one that is there. */
export function Task({ mode, locale, onChange }: TaskProps) {
  return (
    <fieldset class="task">
      <legend>{say("task", locale)}</legend>
      {(["add", "edit"] as const).map((value) => (
        <label key={value} class="option">
          <input
            type="radio"
            name="task"
            value={value}
            checked={mode === value}
            onChange={() => onChange(value)}
          />
          {say(value, locale)}
        </label>
      ))}
    </fieldset>
  );
}

interface ChooserProps {
  readonly units: readonly IndexedUnit[];
  readonly unit: IndexedUnit | null;
  readonly locale: Locale;
  readonly onChoose: (unit: IndexedUnit | null) => void;
}

const MOST = 12;

/** Finds the unit to edit. What it finds are plain buttons: Tab and Enter are all it takes. */
export function Chooser({ units, unit, locale, onChoose }: ChooserProps) {
  const [query, setQuery] = useState("");
  if (unit) {
    return (
      <p class="chosen">
        <span>
          {say("editing", locale)}: <strong>{unit.name || unit.id}</strong> ({unit.id})
        </span>
        <button type="button" onClick={() => onChoose(null)}>
          {say("another", locale)}
        </button>
      </p>
    );
  }
  const found = searchUnits(units, query, MOST);
  const isMissed = query.trim() !== "" && found.length === 0;
  return (
    <div class="chooser" role="search">
      <label for="find">{say("search", locale)}</label>
      <input
        type="search"
        id="find"
        value={query}
        aria-describedby="find-help"
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="help" id="find-help">
        {say("searchHelp", locale)}
      </p>
      <p class="help" role="status">
        {isMissed ? say("noneFound", locale) : ""}
      </p>
      {found.length > 0 && (
        <ul class="found">
          {found.map((one) => (
            <li key={`${one.id} ${one.file} ${one.line}`}>
              <button type="button" onClick={() => onChoose(one)}>
                <strong>{one.name || "?"}</strong> <span>{one.id}</span> <span>{one.district}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
