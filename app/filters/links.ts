import type { Figure, Filters, Part } from "#app/metrics/types.ts";
import { writeOpened, type Opened } from "./opened.ts";
import { toggled, writeQuestion, type Question } from "./question.ts";

/** Every address that a page offers, made from its question. */
export interface Links {
  readonly figure: (figure: Figure, part?: Part) => string;
  /** The page without the drawer. */
  readonly closed: string;
  /** Puts a filter value in, or takes it out. */
  readonly toggle: (key: keyof Filters, value: string) => string;
  readonly without: (part: "asOf" | "period") => string;
  readonly period: (period: Question["period"]) => string;
  readonly opened: (opened: Opened) => string;
  readonly download: (opened: Opened) => string;
}

const address = (path: string, params: URLSearchParams): string => {
  const text = params.toString();
  return text ? `${path}?${text}` : path;
};

/** Links of one page at one question; `asOf` is the date the page really stands at. */
export function linksOf(path: string, question: Question, asOf: string): Links {
  const at = (next: Question) => address(path, writeQuestion(next));
  const opened = (o: Opened) => address(path, writeOpened(writeQuestion(question), o));
  return {
    figure: (f, part) => opened({ metric: f.metric, by: f.by, ...(f.as_of !== asOf && { at: f.as_of }), ...(part && { part }), page: 1 }),
    closed: at(question),
    toggle: (key, value) => at(toggled(question, key, value)),
    without: (part) => {
      const { [part]: _gone, ...rest } = question;
      return at({ ...rest, filters: question.filters });
    },
    period: (period) => at({ ...question, ...(period && { period }) }),
    opened,
    download: (o) => address("/figure.csv", writeOpened(writeQuestion(question), o)),
  };
}
