import { wordOf, type Options } from "#app/filters/fields.ts";
import { filterKeys, usualComparison, usualDay, type Question } from "#app/filters/question.ts";
import type { ExportFacts } from "#app/exports/facts.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";

interface Said {
  readonly title: string;
  readonly question: Question;
  readonly options: Pick<Options, "asOf" | "people">;
  readonly definitions: readonly string[];
  /** Earliest and latest day of the data. */
  readonly data: { readonly from: string | null; readonly to: string | null };
  readonly author: string;
  /** The moment in UTC. */
  readonly now: string;
  /** Whether the figures are held against anything. */
  readonly compared: boolean;
}

/** What an export of a question says about itself, in the reader's language. */
export function exportFacts({ title, question, options, definitions, data, author, now, compared }: Said, t: Translate, format: Format): ExportFacts {
  const asOf = question.asOf ?? usualDay(question, options.asOf);
  const filters = filterKeys.flatMap((key) => (question.filters[key]?.length ? [`${t(`ui.${key}`)}: ${(question.filters[key] ?? []).map((value) => wordOf(key, value, t, options.people)).join(", ")}`] : []));
  return {
    title,
    lines: [
      [t("ui.as_of"), format.date(asOf)],
      ...(question.period ? [[t("ui.period"), format.span(question.period.from, question.period.to)] as const] : []),
      [t("ui.filters"), filters.join("; ") || t("ui.export_no_filters")],
      ...(compared ? [[t("ui.compare"), t(`ui.compare_${question.compare ?? usualComparison}`)] as const] : []),
      ...(definitions.length ? [[t("ui.export_definitions"), definitions.join(", ")] as const] : []),
      [t("ui.export_data"), data.from && data.to ? format.span(data.from, data.to) : "—"],
      [t("ui.export_author"), author],
      [t("ui.export_made"), format.moment(now)],
    ],
  };
}
