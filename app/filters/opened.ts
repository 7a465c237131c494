import { formatPeriod, isDay, parsePeriod, type Period } from "#app/metrics/period.ts";
import type { Narrow, Part } from "#app/metrics/types.ts";
import { narrowText, parseNarrow } from "./narrow.ts";
import { filterKeys, isQuestionParam } from "./question.ts";
import { isSortParam } from "./sort.ts";

/** The figure whose drawer is open: its metric, where it stands, and what of it is listed. */
export interface Opened {
  readonly metric: string;
  readonly by: Readonly<Record<string, string | null>>;
  /** The figure's own as-of date, when it is not the page's (a point of a trend, what a change starts from). */
  readonly at?: string;
  /** The figure's own period, when it is not the page's moved by whole months. */
  readonly over?: Period;
  /** The part of its units that the mark of a chart stands for. */
  readonly within?: Narrow;
  readonly part?: Part;
  /** From 1. */
  readonly page: number;
}

/** Whether a parameter of a URL belongs to the drawer. */
export const isOpenedParam = (name: string): boolean => /^(figure|by\..*|at|over|within|part|page)$/.test(name);

/** What a page keeps in its address for itself (the order of a table, a view): neither question nor drawer. */
export const ownParams = (params: URLSearchParams): (readonly [name: string, value: string])[] =>
  [...params].filter(([name, value]) => value !== "" && name !== "lang" && !isOpenedParam(name) && !isQuestionParam(name));

/** Whether two addresses ask the page the same, whatever their drawers show. */
export function sameQuestion(a: URL, b: URL): boolean {
  const asked = (url: URL) => JSON.stringify([...url.searchParams].filter(([name]) => !isOpenedParam(name) && !isSortParam(name)));
  return a.pathname === b.pathname && asked(a) === asked(b);
}

/** Whether a page of the dashboard is asked for again on the way to another address: its drawer and the order of its tables are no new question. */
export const asksAnew = ({ currentUrl, nextUrl, formAction, defaultShouldRevalidate }: { readonly currentUrl: URL; readonly nextUrl: URL; readonly formAction?: string | undefined; readonly defaultShouldRevalidate: boolean }): boolean =>
  formAction || currentUrl.href === nextUrl.href ? defaultShouldRevalidate : !sameQuestion(currentUrl, nextUrl);

const isMonth = (text: string) => isDay(`${text}-01`);
/** A group a figure can stand for: a known dimension with a value it can have ("" is the group without one). */
const isGroup = (dimension: string, value: string) => (dimension === "month" ? isMonth(value) : (filterKeys as readonly string[]).includes(dimension) && value.length <= 200);
/** The form of a name in the catalogue; whether it is there, the answer tells. */
const isName = (text: string) => /^[a-z][a-z0-9_]{0,60}$/.test(text);

/** Reads the drawer's part of a URL; null when no drawer is open or its name is none. */
export function readOpened(params: URLSearchParams): Opened | null {
  const metric = params.get("figure") ?? "";
  if (!isName(metric)) return null;
  const by: Record<string, string | null> = {};
  for (const [name, value] of params) if (name.startsWith("by.") && isGroup(name.slice(3), value)) by[name.slice(3)] = value === "" ? null : value;
  const part = params.get("part") ?? "";
  const page = Number(params.get("page"));
  const at = params.get("at") ?? "";
  const over = parsePeriod(params.get("over") ?? "");
  const within = parseNarrow(params.get("within") ?? "");
  return {
    metric,
    by,
    ...(isDay(at) && { at }),
    ...(over && { over }),
    ...(within && { within }),
    ...(isName(part) && { part }),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** Adds the drawer's part to a URL's parameters. */
export function writeOpened(params: URLSearchParams, opened: Opened): URLSearchParams {
  const out = new URLSearchParams(params);
  out.set("figure", opened.metric);
  for (const [name, value] of Object.entries(opened.by)) out.set(`by.${name}`, value ?? "");
  if (opened.at) out.set("at", opened.at);
  if (opened.over) out.set("over", formatPeriod(opened.over));
  if (opened.within) out.set("within", narrowText(opened.within));
  if (opened.part) out.set("part", opened.part);
  if (opened.page > 1) out.set("page", String(opened.page));
  return out;
}

/** The same figure with other rows listed, from the first page; null: all it divides by. */
export function withPart({ part: _before, ...opened }: Opened, part: Part | null): Opened {
  return { ...opened, ...(part && { part }), page: 1 };
}
