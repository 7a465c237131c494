import type { Format } from "#app/i18n/format.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import { formatPeriod, monthEnd, type Period } from "#app/metrics/period.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { Links } from "./links.ts";
import { comparisons, filterKeys, strangers, usualComparison, usualDay, type Question, type Unread } from "./question.ts";

/** What the data have to choose from. */
export interface Options {
  readonly branches: readonly string[];
  readonly brands: readonly string[];
  readonly visitKinds: readonly string[];
  readonly asOf: string | null;
  /** "YYYY-MM", newest first. */
  readonly months: readonly string[];
  readonly periods: readonly (Period & { readonly id: string })[];
  /** Names of people by their codes. */
  readonly people?: Readonly<Record<string, string>>;
}
interface Wording {
  readonly t: Translate;
  readonly format: Format;
}

const clientKinds = ["person", "company"] as const;
const controls = ["branch", "brand", "client_kind", "visit_kind"] as const satisfies readonly (keyof Filters)[];
const offered = (options: Options) => ({ branch: options.branches, brand: options.brands, client_kind: clientKinds, visit_kind: options.visitKinds });

/** A filter value in the reader's words; names of branches and brands stay as they are, people have theirs. */
export function wordOf(key: keyof Filters, value: string, t: Translate, people: Options["people"] = {}): string {
  if (key === "staff") return people[value] ?? value;
  const message = `ui.${key}_${value}`;
  return hasMessage(message) ? t(message) : value;
}

/** The controls of the filter bar, with what is chosen now. `defaultPeriod` names the period that holds without a choice. */
export function fieldsOf(question: Question, options: Options, defaultPeriod: string, { t, format }: Wording) {
  const ends = options.months.map(monthEnd);
  const usual = usualDay(question, options.asOf) ?? "";
  const days = [...new Set([...ends, usual, question.asOf ?? usual])].filter(Boolean).sort().reverse();
  const period = question.period ? formatPeriod(question.period) : "";
  const known = options.periods.some(({ id }) => id === period) || period === "";
  const groupOf = (id: string) => t(/^\d{4}$/.test(id) ? "ui.period_year" : id.includes("Q") ? "ui.period_quarter" : "ui.period_month");
  return [
    { param: "as-of", label: t("ui.as_of"), many: false, chosen: [question.asOf ?? ""], choices: days.map((day) => ({ value: day === usual ? "" : day, label: format.date(day) })) },
    {
      param: "period",
      label: t("ui.period"),
      many: false,
      chosen: [period],
      choices: [
        { value: "", label: defaultPeriod },
        ...(known ? [] : [{ value: period, label: periodName(question.period as Period, format) }]),
        ...[...options.periods].sort((a, b) => a.id.length - b.id.length).map(({ id }) => ({ value: id, label: format.period(id), group: groupOf(id) })),
      ],
    },
    { param: "compare", label: t("ui.compare"), many: false, chosen: [question.compare === usualComparison ? "" : (question.compare ?? "")], choices: comparisons.map((kind) => ({ value: kind === usualComparison ? "" : kind, label: t(`ui.compare_${kind}`) })) },
    ...controls
      .filter((key) => offered(options)[key].length > 1 || question.filters[key]?.length)
      .map((key) => ({ param: key, label: t(`ui.${key}`), many: true, chosen: question.filters[key] ?? [], choices: offered(options)[key].map((value) => ({ value, label: wordOf(key, value, t) })) })),
  ];
}

/** Filters of the question that have no control; the form carries them along. */
export const keptOf = (question: Question): (readonly [string, string])[] =>
  filterKeys.filter((key) => !(controls as readonly string[]).includes(key)).flatMap((key) => (question.filters[key] ?? []).map((value) => [key, value] as const));

/** What is set, each with the address of the page without it. */
export function chipsOf(question: Question, links: Links, { t, format }: Wording, people: Options["people"] = {}) {
  return [
    ...(question.asOf ? [{ label: `${t("ui.as_of")}: ${format.date(question.asOf)}`, to: links.without("asOf") }] : []),
    ...(question.period ? [{ label: `${t("ui.period")}: ${periodName(question.period, format)}`, to: links.without("period") }] : []),
    ...filterKeys.flatMap((key) => (question.filters[key] ?? []).map((value) => ({ label: `${t(`ui.${key}`)}: ${wordOf(key, value, t, people)}`, to: links.toggle(key, value) }))),
  ];
}

/** The last month, quarter and year that are whole by the question's day, for one press; the month is what holds without a choice. */
export function spansOf(question: Question, shown: string, options: Options, links: Links, { format }: Wording) {
  const day = question.asOf ?? options.asOf ?? "";
  return [/^\d{4}-\d\d$/, /Q/, /^\d{4}$/].flatMap((kind, at) => {
    const { id, ...period } = options.periods.filter((one) => kind.test(one.id) && one.to <= day).sort((a, b) => b.to.localeCompare(a.to))[0] ?? { id: "" };
    return id === "" ? [] : [{ label: format.period(id), to: at === 0 ? links.without("period") : links.period(period as Period), on: id === shown }];
  });
}

const periodName = (period: Period, format: Format): string => {
  const id = formatPeriod(period);
  return /^\d{4}-\d\d-\d\d/.test(id) ? `${format.date(period.from)}\u00a0– ${format.date(period.to)}` : format.period(id);
};

/** Sentences about parameters that were not understood and values that the data do not have. */
export function warningsOf(unread: readonly Unread[], question: Question, options: Options, t: Translate): string[] {
  const name = (param: string) => (hasMessage(`ui.${param.replace("-", "_")}`) ? t(`ui.${param.replace("-", "_")}` as "ui.branch") : param);
  return [
    ...unread.map(({ param, value }) => t("ui.unread", { param: name(param), value })),
    ...strangers(question, offered(options)).map(({ param, value }) => t("ui.stranger", { param: name(param), value })),
  ];
}
