import type { ChoiceGroup, FileColumn, FileRow, MissingColumn, WordList } from "#app/dashboards/data/review-views.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { ReadPlan } from "#pipelines/index.ts";
import { clientColumns } from "#pipelines/models/tables.ts";
import { sources, type Field, type Source } from "#pipelines/sources/index.ts";
import { columnLabel } from "./problem-sentence.ts";
import type { Shown } from "./upload-answers.ts";
import { wordLabel } from "./word-label.ts";

export interface Wording {
  readonly t: Translate;
  readonly format: Format;
}

const groups = ["key", "required", "client", "car", "money", "other"] as const;
type Group = (typeof groups)[number];
const carColumns = new Set(["vin", "plate", "make", "model", "model_year", "mileage_km", "usage", "trade_in_vin", "interval_months", "interval_km", "condition"]);

function groupOf({ name, key, required }: Field): Group {
  if (required) return key ? "key" : "required";
  if (Object.hasOwn(clientColumns, name)) return "client";
  if (carColumns.has(name)) return "car";
  return name.endsWith("_amount") ? "money" : "other";
}

/** What a column may mean, in groups: those that must be there come first. */
export function meanings(source: Source, t: Translate): ChoiceGroup[] {
  return groups.flatMap((group) => {
    const fields = source.fields.filter((field) => groupOf(field) === group);
    const choices = fields.map(({ name }) => ({ value: name, label: columnLabel(name, null, t, source.kind) }));
    return choices.length ? [{ label: t(`ui.columns_${group}`), choices }] : [];
  });
}

const numeric = new Set(["BIGINT", "INTEGER", "DOUBLE", "DECIMAL"]);

/** Every column of the file with what it is shown to mean. */
export function fileColumns(plan: ReadPlan, shown: Shown, rows: readonly FileRow[], t: Translate): FileColumn[] {
  const fields = new Map(sources[plan.kind].fields.map((field) => [field.name, field]));
  return shown.columns.map((value, index) => {
    const suggestion = plan.suggestions.find((one) => one.index === index && one.column === value);
    const header = plan.headers[index]?.trim() ?? "";
    return {
      index,
      header: header || t("ui.column_number", { number: index + 1 }),
      value,
      check: suggestion && plan.bindings[value] === undefined ? t(`ui.check_${suggestion.why}`, { column: columnLabel(value, null, t, plan.kind) }) : null,
      samples: rows.some(({ cells }) => cells[index]?.text) ? "" : (plan.samples[index] ?? []).join(" · "),
      number: numeric.has(fields.get(value)?.type.sqlType ?? ""),
    };
  });
}

/** Required columns that no column of the file gives: each asks for one value for all rows. */
export function missingColumns(plan: ReadPlan, shown: Shown, slot: number, branches: readonly string[], t: Translate): MissingColumn[] {
  const given = new Set(shown.columns);
  const lacking = sources[plan.kind].fields.filter(({ name, required }) => required && !given.has(name) && plan.bindings[name]?.from !== "line");
  return lacking.map(({ name }) => {
    const offer = plan.suggestions.find(({ index, column }) => index === null && column === name);
    const value = shown.constants[name] ?? "";
    const hint = offer?.value && value === offer.value && !plan.bindings[name] ? t("ui.constant_from_name") : offer?.value && value === "" ? t("ui.constant_maybe", { value: offer.value }) : "";
    const offers = [...new Set([...(offer?.value ? [offer.value] : []), ...(name === "branch" ? branches : [])])];
    return { name: `${slot}.set.${name}`, label: columnLabel(name, null, t, plan.kind), value, hint, offers };
  });
}

/** Words that a column's list does not know, to be given a meaning; those given one stay to be seen. */
export function wordLists(plan: ReadPlan, shown: Shown, slot: number, { t, format }: Wording): WordList[] {
  return sources[plan.kind].fields.flatMap(({ name, type, required }) => {
    const unknown = plan.unknownWords.filter(({ column }) => column === name);
    const mapped = Object.entries(shown.words[name] ?? {}).filter(([word]) => !unknown.some((one) => one.word === word));
    if (!type.words || !shown.columns.includes(name) || unknown.length + mapped.length === 0) return [];
    const line = (word: string, rows: string) => ({ name: `${slot}.word.${name}.${word}`, word, rows, value: shown.words[name]?.[word] ?? "" });
    return [
      {
        column: name,
        label: columnLabel(name, null, t, plan.kind),
        required,
        choices: Object.keys(type.words).map((word) => ({ value: word, label: wordLabel(name, word, type.words?.[word] ?? [], t, format.locale) })),
        words: [...unknown.map(({ word, count }) => line(word, t("ui.word_rows", { n: count, count: format.count(count) }))), ...mapped.map(([word]) => line(word, ""))],
      },
    ];
  });
}
