import type { ColumnView, KindGroup, KindLink, KindView } from "#app/dashboards/kind-views.ts";
import { hasMessage, type Locale, type Translate } from "#app/i18n/index.ts";
import { fold, kinds, namesClient, sources, type Field, type Kind, type Source } from "#pipelines/sources/index.ts";
import { columnAbout, columnName } from "./column-name.ts";
import { exampleOf } from "./examples.ts";

/** What figures are made of before anything else. */
const first: readonly Kind[] = ["visits", "sales", "surveys", "staff", "promotions"];

export const isKind = (text: string | undefined): text is Kind => kinds.some((kind) => kind === text);

/** Every kind with its sentence: those to begin with, then the others by name. */
export function kindGroups(t: Translate, locale: Locale): readonly KindGroup[] {
  const rest = kinds.filter((kind) => !first.includes(kind)).map((kind) => kindLink(kind, t));
  return [
    { id: "first", title: t("dictionary.first"), kinds: first.map((kind) => kindLink(kind, t)) },
    { id: "rest", title: t("dictionary.rest"), kinds: rest.sort((a, b) => a.name.localeCompare(b.name, locale)) },
  ];
}

const kindLink = (kind: Kind, t: Translate): KindLink => ({ kind, name: capital(t(`kinds.${kind}`)), about: t(`kinds.${kind}_about`) });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The dictionary page of a kind, from its contract. */
export function describeKind(kind: Kind, t: Translate, locale: Locale): KindView {
  const source = sources[kind];
  const columns = source.fields.map((field) => ({ required: field.required, view: columnView(kind, field, t, locale) }));
  return {
    ...kindLink(kind, t),
    notes: notesOf(source, t),
    needed: columns.filter(({ required }) => required).map(({ view }) => view),
    optional: columns.filter(({ required }) => !required).map(({ view }) => view),
    templateNote: t("dictionary.template_note", { mark: kind === "vehicles" ? "EXAMPLE" : t("dictionary.mark") }),
  };
}

function notesOf(source: Source, t: Translate): string[] {
  const named = (names: readonly string[]): string => names.map((name) => `«${columnName(name, t, source.kind)}»`).join(", ");
  const naming = namesClient(source).filter((name) => !source.fields.some((field) => field.name === name && field.required));
  return [
    t("dictionary.key_note", { columns: named(source.key) }),
    ...(naming.length ? [t("dictionary.client_note", { columns: named(naming) })] : []),
    ...(source.controlColumn === null ? [] : [t("dictionary.control_note", { column: columnName(source.controlColumn, t, source.kind) })]),
  ];
}

function columnView(kind: Kind, field: Field, t: Translate, locale: Locale): ColumnView {
  const { name, type } = field;
  const label = columnName(name, t, kind);
  return {
    name,
    label,
    key: field.key ? t(field.required ? "dictionary.key" : "dictionary.optional_key") : null,
    about: columnAbout(name, t, kind),
    type: typeSentence(field, t),
    example: t("dictionary.example", { example: exampleOf(kind, field, t, locale).text }),
    headers: spoken([label, ...field.aliases.slice(1), name]),
    words: Object.entries(type.words ?? {}).map(([word, spellings]) => ({ word, spellings: spoken([...spellings, word.replaceAll("_", " ")]).join(", ") })),
  };
}

/** How a cell is written, in words: by the type's own name, else by what it is kept as. */
function typeSentence({ type }: Field, t: Translate): string {
  const kept = type.words ? "words" : type.sqlType === "DOUBLE" ? "number" : type.sqlType === "INTEGER" || type.sqlType === "BIGINT" ? "whole" : "text";
  const key = `dictionary.type_${type.name}`;
  return t(hasMessage(key) ? key : `dictionary.type_${kept}`);
}

/** Without those that say the same as one before once folded. */
function spoken(texts: readonly string[]): string[] {
  const folded = texts.map(fold);
  return texts.filter((_, i) => folded.indexOf(folded[i] ?? "") === i).map((text) => text.trim());
}
