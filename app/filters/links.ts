import { monthEnd, monthOf, monthStart, type Period } from "#app/metrics/period.ts";
import type { Figure, Filters, Part } from "#app/metrics/types.ts";
import { writeOpened, type Opened } from "./opened.ts";
import { toggled, writeQuestion, type Question } from "./question.ts";

/** What of a figure says which one it is. */
export type Pointed = Pick<Figure, "metric" | "by" | "as_of" | "narrow">;

/** Every address that a page offers, made from its question. */
export interface Links {
  readonly figure: (figure: Pointed, part?: Part, over?: Period) => string;
  /** The page at another question. */
  readonly at: (question: Question) => string;
  /** The page without the drawer. */
  readonly closed: string;
  /** Puts a filter value in, or takes it out. */
  readonly toggle: (key: keyof Filters, value: string) => string;
  readonly without: (part: "asOf" | "period") => string;
  readonly period: (period: Question["period"]) => string;
  /** Puts these months ("YYYY-MM", the first and the last) in for the period and its end for the day; the months already chosen go out. */
  readonly months: (first: string, last: string) => string;
  /** Whether a value is filtered by; a month ("YYYY-MM") is when it lies in the period. */
  readonly isChosen: (key: keyof Filters | "month", value: string) => boolean;
  readonly opened: (opened: Opened) => string;
  readonly download: (opened: Opened) => string;
}

const address = (path: string, params: URLSearchParams): string => {
  const text = params.toString();
  return text ? `${path}?${text}` : path;
};

/** An order by the id that rows behind a figure carry. */
export const orderPath = (id: string): string => `/orders/${encodeURIComponent(id)}`;

/** The order that was read from a line of a load. */
export const orderLinePath = (batch: string, line: number): string => `/orders/@${batch}:${line}`;

/** Links of one page at one question; `asOf` is the date the page really stands at, `own` the page's own parameters, which go along. */
export function linksOf(path: string, question: Question, asOf: string, own: readonly (readonly [name: string, value: string])[] = []): Links {
  const write = (next: Question) => {
    const params = writeQuestion(next);
    for (const [name, value] of own) params.append(name, value);
    return params;
  };
  const at = (next: Question) => address(path, write(next));
  const opened = (o: Opened) => address(path, writeOpened(write(question), o));
  return {
    figure: (f, part, over) => opened({ metric: f.metric, by: f.by, ...(f.as_of !== asOf && { at: f.as_of }), ...(over && { over }), ...(f.narrow && { within: f.narrow }), ...(part && { part }), page: 1 }),
    at,
    closed: at(question),
    toggle: (key, value) => at(toggled(question, key, value)),
    without: (part) => {
      const { [part]: _gone, ...rest } = question;
      return at({ ...rest, filters: question.filters });
    },
    period: (period) => at({ ...question, ...(period && { period }) }),
    months: (first, last) => {
      const { asOf: _day, period: chosen, ...rest } = question;
      const period = { from: monthStart(first), to: monthEnd(last) };
      return at(chosen?.from === period.from && chosen.to === period.to ? rest : { ...rest, period });
    },
    isChosen: (key, value) => {
      if (key !== "month") return question.filters[key]?.includes(value) ?? false;
      return question.period !== undefined && monthStart(value) >= monthStart(monthOf(question.period.from)) && monthStart(value) <= question.period.to;
    },
    opened,
    download: (o) => address("/figure.csv", writeOpened(writeQuestion(question), o)),
  };
}
