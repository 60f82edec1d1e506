import { useState } from "preact/hooks";
import type { Locale } from "../../language/localized";
import type { Finding } from "../../registry/finding";
import type { City } from "../city";
import type { IndexedUnit } from "../facts";
import type { Field, FormItem, Group, People } from "../fields";
import type { Proposals } from "../propose";
import { at, countPeople, withoutPerson, type Values } from "../values";
import { messageFor } from "../wording";
import { say } from "../words";

/** The entry as the form's parts see it. */
export interface Entry {
  readonly values: Values;
  readonly proposals: Proposals;
  readonly findings: readonly Finding[];
  /** Whether what is wrong with a field is shown beside it already. */
  readonly isShown: (path: string) => boolean;
  readonly change: (path: string, text: string) => void;
  readonly leave: (path: string) => void;
  readonly replace: (values: Values) => void;
}

interface PartProps {
  /** The whole form, by which messages name fields. */
  readonly form: readonly FormItem[];
  readonly entry: Entry;
  readonly city: City;
  /** The unit that is edited; null for a new one. */
  readonly unit: IndexedUnit | null;
  readonly locale: Locale;
}

/** The id that a field's control has in the page. */
export function controlId(path: string): string {
  return `f-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}

export function Editor(part: PartProps) {
  const { form } = part;
  const plain = form.filter((item) => item.kind === "field");
  const groups = form.filter((item) => item.kind !== "field");
  return (
    <>
      <fieldset class="part">
        <legend>{say("general", part.locale)}</legend>
        <div class="grid">
          {plain.map((field) => (
            <FieldRow key={field.path} field={field} path={field.path} {...part} />
          ))}
        </div>
      </fieldset>
      {groups.map((item) => (
        <Item key={item.path} item={item} {...part} />
      ))}
    </>
  );
}

function Item({ item, ...part }: PartProps & { readonly item: FormItem }) {
  if (item.kind === "field") return <FieldRow field={item} path={item.path} {...part} />;
  return item.kind === "group" ? (
    <GroupPart group={item} {...part} />
  ) : (
    <PeoplePart people={item} {...part} />
  );
}

function GroupPart({ group, ...part }: PartProps & { readonly group: Group }) {
  const { locale, entry } = part;
  const isShown = group.items.some(({ path }) => entry.isShown(path));
  return (
    <fieldset class="part" id={controlId(group.path)} tabIndex={-1}>
      <legend>{group.label[locale]}</legend>
      <p class="help">{group.help[locale]}</p>
      <Messages
        findings={isShown ? exactly(entry, group.path) : []}
        id={`${controlId(group.path)}-m`}
        {...part}
      />
      <div class="grid">
        {group.items.map((item) => (
          <Item key={item.path} item={item} {...part} />
        ))}
      </div>
    </fieldset>
  );
}

function PeoplePart({ people, ...part }: PartProps & { readonly people: People }) {
  const { locale, entry } = part;
  const filled = countPeople(entry.values, people.path);
  const [wanted, setWanted] = useState(Math.max(1, filled));
  const count = Math.max(wanted, filled);
  const remove = (index: number) => {
    entry.replace(withoutPerson(entry.values, people.path, index));
    setWanted(count - 1);
  };
  return (
    <fieldset class="part" id={controlId(people.path)} tabIndex={-1}>
      <legend>{people.label[locale]}</legend>
      <p class="help">{people.help[locale]}</p>
      {Array.from({ length: count }, (_, index) => {
        const path = `${people.path}[${index}]`;
        return (
          <fieldset class="person" key={index} id={controlId(path)} tabIndex={-1}>
            <legend>
              {say("person", locale)} {index + 1}
            </legend>
            <div class="grid">
              {people.fields.map((field) => (
                <FieldRow key={field.path} field={field} path={`${path}.${field.path}`} {...part} />
              ))}
            </div>
            {count > 1 && (
              <button type="button" class="quiet" onClick={() => remove(index)}>
                {say("removePerson", locale)} ({index + 1})
              </button>
            )}
          </fieldset>
        );
      })}
      <button type="button" onClick={() => setWanted(count + 1)}>
        {say("addPerson", locale)}
      </button>
    </fieldset>
  );
}

interface RowProps extends PartProps {
  readonly field: Field;
  /** The whole path, with the person's place in a list. */
  readonly path: string;
}

function FieldRow(props: RowProps) {
  const { field, path, entry, unit, locale } = props;
  const id = controlId(path);
  const value = at(entry.values, path);
  const proposal = entry.proposals[path] ?? "";
  const findings = entry.isShown(path) ? about(entry, path) : [];
  const described = [`${id}-h`, ...(findings.length > 0 ? [`${id}-m`] : [])].join(" ");
  // A code is for ever: only a new unit is given one.
  const isFixed = path === "id" && unit !== null;
  return (
    <div class={`row ${field.input}`}>
      <label for={id}>
        {field.label[locale]}
        {field.isRequired && <span class="need"> ({say("required", locale)})</span>}
      </label>
      <Control
        {...props}
        id={id}
        value={value}
        described={described}
        isFixed={isFixed}
        isWrong={findings.some(isError)}
      />
      <p class="help" id={`${id}-h`}>
        {helpOf(field, locale)}
        {value !== "" && value === proposal && unit === null && ` ${say("proposed", locale)}`}
      </p>
      {proposal !== "" && value === "" && (
        <button type="button" class="quiet" onClick={() => entry.change(path, proposal)}>
          {say("use", locale)} {proposal}
        </button>
      )}
      <Messages {...props} findings={findings} id={`${id}-m`} />
    </div>
  );
}

interface ControlProps extends RowProps {
  readonly id: string;
  readonly value: string;
  readonly described: string;
  readonly isFixed: boolean;
  readonly isWrong: boolean;
}

function Control({ field, path, entry, city, locale, id, value, described, isFixed, isWrong }: ControlProps) {
  const common = {
    id,
    value,
    "aria-describedby": described,
    "aria-invalid": isWrong,
    "aria-required": field.isRequired,
    onBlur: () => entry.leave(path),
  };
  const change = (event: { currentTarget: { value: string } }) =>
    entry.change(path, event.currentTarget.value);
  const options = optionsOf(field, path, city, locale);
  if (options) {
    const isKnown = value === "" || options.some((option) => option.value === value);
    return (
      <select {...common} onChange={change}>
        <option value="">{say("choose", locale)}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    );
  }
  if (field.input === "names" || field.input === "long") {
    return <textarea {...common} rows={3} onInput={change} />;
  }
  const isMachine = /(?:^|\.)(?:host|official|address|mail)$/.test(path) && path !== "address";
  return (
    <input
      {...common}
      type="text"
      readOnly={isFixed}
      inputMode={field.input === "code" ? "numeric" : undefined}
      spellcheck={isMachine || field.input === "code" ? false : undefined}
      autocapitalize={isMachine ? "none" : undefined}
      onInput={change}
    />
  );
}

function optionsOf(
  field: Field,
  path: string,
  city: City,
  locale: Locale,
): readonly { readonly value: string; readonly text: string }[] | null {
  if (path === "parent")
    return city.parents().map(({ id, name }) => ({ value: id, text: `${name} (${id})` }));
  if (field.input === "truth") {
    return [
      { value: "true", text: say("yes", locale) },
      { value: "false", text: say("no", locale) },
    ];
  }
  if (field.input !== "choice") return null;
  return field.options.map(({ value, label }) => ({ value, text: label[locale] }));
}

/** A choice says itself what its codes mean. */
function helpOf(field: Field, locale: Locale): string {
  const own = field.input === "choice" && locale === "vi" ? "" : field.help[locale];
  const more = field.input === "names" ? ` ${say("onePerLine", locale)}` : "";
  const isShort = field.example !== "" && !own.includes(field.example);
  const example = isShort ? ` ${say("example", locale)}: ${field.example}.` : "";
  return `${own}${more}${example}`.trim();
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** Findings about a field, the names of a list included. */
function about({ findings }: Entry, path: string): readonly Finding[] {
  return findings.filter(({ field }) => field === path || field?.startsWith(`${path}[`));
}

function exactly({ findings }: Entry, path: string): readonly Finding[] {
  return findings.filter(({ field }) => field === path);
}

interface MessagesProps extends Pick<PartProps, "entry" | "form" | "locale"> {
  readonly findings: readonly Finding[];
  readonly id: string;
}

function Messages({ findings, id, entry, form, locale }: MessagesProps) {
  if (findings.length === 0) return null;
  return (
    <ul class="messages" id={id}>
      {findings.map((finding) => (
        <li key={finding.rule + finding.message.en} class={finding.severity}>
          {say(finding.severity, locale)}: {messageFor(finding, entry.values, form, locale)}
        </li>
      ))}
    </ul>
  );
}
