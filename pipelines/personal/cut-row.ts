import { type Field, type Notation, type Source, trimCell } from "../sources/index.ts";
import { keyTypes } from "../identity/key.ts";
import type { ReadPlan } from "../read/plan.ts";
import type { KeyRef } from "../state/decisions.ts";
import { cutText, foldText, isMark, type Marks } from "./marks.ts";

/** How a file is read, as far as its cells go. */
export type Reading = Pick<ReadPlan, "bindings" | "codeSpace"> & { readonly notation: Notation };

/** What is looked for. */
export interface Cutting {
  readonly marks: Marks;
  /** Whether rows that bear this key are of an erased client. */
  isErased(key: KeyRef): boolean;
  /** Whether a key stays, because other clients bear it too. */
  isShared(key: KeyRef): boolean;
  /** Whether a mark that stands in the place of a key is of a client who is being erased now: the file lost its contacts before. */
  isErasedMark(text: string): boolean;
  /** Of erased clients: nothing of it is ever told again. */
  readonly forGood: boolean;
  /** Names of nobody in particular. */
  readonly placeholders: ReadonlySet<string>;
  /** What must stand nowhere, free text and rows of others included: digits, addresses and codes, names folded. */
  readonly needles: Needles;
}
export interface Needles {
  /** Of telephones, without the country: the last ten digits. */
  readonly digits: readonly string[];
  /** Lower case: addresses, cards, tax numbers. */
  readonly texts: readonly string[];
  /** Folded, of this client alone. */
  readonly names: readonly string[];
  /** Folded words of names: looked for in the client's own rows only, where a surname alone tells. */
  readonly words: readonly string[];
}

/** What becomes of a row: cells of the file by their place from 0, and the staged columns that follow. */
export interface RowCut {
  readonly cells: ReadonlyMap<number, string>;
  readonly columns: ReadonlyMap<string, string | null>;
}

/** Columns that say who stands for a firm: of an erased one they go as well. */
const isContact = (source: Source, name: string): boolean => name === "contact_phone" || name === "contact_email" || (source.kind === "fleet_contacts" && name === "name");

/** The keys that a row bears, by column; those that were taken out already are none. */
export function keysOf(source: Source, { bindings, codeSpace, notation }: Reading, cells: readonly string[]): Map<string, KeyRef> {
  const found = new Map<string, KeyRef>();
  if (!source.hasClient) return found;
  for (const key_type of keyTypes) {
    const binding = bindings[key_type];
    const field = source.fields.find(({ name }) => name === key_type);
    const text = binding?.from === "column" ? trimCell(cells[binding.index] ?? "") : null;
    if (!field || text === null || isMark(text)) continue;
    const { value } = field.type.parse(text, key_type, notation);
    if (typeof value === "string" && value !== "") found.set(key_type, { key_type, code_space: key_type === "client_code" ? codeSpace : null, key_value: value });
  }
  return found;
}

/** What has to be cut out of a row; null: nothing. */
export function cutRow(source: Source, reading: Reading, cells: readonly string[], cutting: Cutting): RowCut | null {
  const keys = keysOf(source, reading, cells);
  const own = [...keys.values()].some((key) => cutting.isErased(key)) || cells.some((cell) => /^~[ef]/.test(cell) && cutting.isErasedMark(cell));
  const out = { cells: new Map<number, string>(), columns: new Map<string, string | null>() };
  const bound = new Map<number, Field>();
  for (const field of source.fields) {
    const binding = reading.bindings[field.name];
    if (binding?.from === "column") bound.set(binding.index, field);
    if (binding?.from === "column" && binding.currency !== undefined && typeof binding.currency === "number") bound.set(binding.currency, field);
  }
  const set = (index: number, column: string | null, text: string): void => {
    if (cells[index] === text) return;
    out.cells.set(index, text);
    if (column !== null) out.columns.set(column, text === "" ? null : text);
  };
  const needles = own ? withOwn(cutting.needles, keys, nameIn(reading, cells)) : cutting.needles;
  for (const [index, cell] of cells.entries()) {
    const field = bound.get(index);
    const name = field?.name ?? null;
    if (cell === "" || isMark(cell)) {
      // The loaded row may still have what the file has lost.
      if (own && name !== null && (isMark(cell) || name === "birth_date")) out.columns.set(name, cell || null);
      if (own && name === "client_name" && cell.startsWith("~n")) set(index, name, `~x${cell.slice(2)}`);
      continue;
    }
    if (!field) {
      if (own || isIn(cell, needles)) set(index, null, "");
    } else if (own && name !== null && keys.has(name)) {
      const key = keys.get(name) as KeyRef;
      if (!cutting.isShared(key)) set(index, name, cutting.marks.key(key));
    } else if (own && name === "client_name") {
      if (!cutting.placeholders.has(foldText(cell))) set(index, name, cutting.marks.name(cell.trim(), cutting.forGood));
    } else if (own && name !== null && isContact(source, name)) set(index, name, `~e${cutting.marks.of({ key_type: "phone", code_space: name, key_value: cell }).slice(0, 24)}`);
    else if (own && name === "birth_date") set(index, name, "");
    else if (name === "client_name") {
      if (isIn(cell, { ...needles, digits: [], texts: [], words: [] })) set(index, name, cutting.marks.name(cell.trim(), cutting.forGood));
    } else if (isFree(source, field) && isIn(cell, needles)) set(index, name, field.type.name === "long_text" ? cutText : "");
  }
  return out.cells.size || out.columns.size ? out : null;
}

/** Columns by whose texts nothing is counted: what people wrote, and contacts that could not be read as keys. Staff, models and works stay. */
const isFree = (source: Source, { name, type, required }: Field): boolean => ["long_text", "phone", "email"].includes(type.name) && !required && !source.key.includes(name);

function nameIn({ bindings }: Reading, cells: readonly string[]): string {
  const binding = bindings["client_name"];
  return binding?.from === "column" ? foldText(cells[binding.index] ?? "") : "";
}

function withOwn({ digits, texts, names, words }: Needles, keys: ReadonlyMap<string, KeyRef>, name: string): Needles {
  const more = needlesOf([...keys.values()], name.includes(" ") ? [name] : []);
  return { digits: [...digits, ...more.digits], texts: [...texts, ...more.texts], names: [...names, ...more.names, ...words, ...more.words], words: [] };
}

/** What to look for in free text, of keys and folded names. Codes of clients are too short to be looked for. */
export function needlesOf(keys: readonly KeyRef[], names: readonly string[]): Needles {
  const of = (type: KeyRef["key_type"]): string[] => keys.filter(({ key_type }) => key_type === type).map(({ key_value }) => key_value);
  return {
    digits: of("phone").map((phone) => phone.replace(/\D/g, "").slice(-10)).filter((digits) => digits.length >= 7),
    texts: [...of("email"), ...of("card_no"), ...of("tax_id")].map((text) => text.toLowerCase()).filter((text) => text.length >= 6),
    names: names.filter((name) => name.includes(" ")),
    words: wordsOf(names),
  };
}

/** Words of a name that name somebody: initials and legal forms do not. */
export const wordsOf = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => name.split(" ")).filter((word) => word.length >= 4))];

/** Whether a text has any of them in it, however it is written. */
export function isIn(text: string, { digits, texts, names }: Needles): boolean {
  if (digits.length) {
    const only = text.replace(/\D/g, "");
    if (only.length >= 7 && digits.some((one) => only.includes(one))) return true;
  }
  const lower = texts.length ? text.toLowerCase() : "";
  if (texts.some((one) => lower.includes(one))) return true;
  const folded = names.length ? ` ${foldText(text)}` : "";
  return names.some((one) => folded.includes(` ${one}`));
}
