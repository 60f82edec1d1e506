import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { FormFacts, IndexedUnit } from "./facts";

/** A unit as a row: names of fields 2,700 times over would be most of the page. */
type Row = readonly [string, string, string, string, string, string, string, string, number, number, 0 | 1];

type Packed = Omit<FormFacts, "units"> & { readonly units: readonly Row[] };

/** The facts as text that can stand in a page: deflated, base64. The same facts give the same text. */
export function packFacts(facts: FormFacts): string {
  const packed: Packed = { ...facts, units: facts.units.map(toRow) };
  return toBase64(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }));
}

/** What {@link packFacts} was given. */
export function unpackFacts(text: string): FormFacts {
  const packed = JSON.parse(strFromU8(inflateSync(fromBase64(text)))) as Packed;
  return { ...packed, units: packed.units.map(fromRow) };
}

function toRow(unit: IndexedUnit): Row {
  const { id, name, kind, parent, district, status, host, mail, file, line, broken } = unit;
  return [id, name, kind, parent, district, status, host, mail, file, line, broken ? 1 : 0];
}

function fromRow([
  id,
  name,
  kind,
  parent,
  district,
  status,
  host,
  mail,
  file,
  line,
  broken,
]: Row): IndexedUnit {
  return { id, name, kind, parent, district, status, host, mail, file, line, broken: broken === 1 };
}

/** `String.fromCharCode` takes its arguments on the stack, which has no room for all bytes at once. */
const SLICE = 0x6000;

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.trim());
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
