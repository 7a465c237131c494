/** A table's order in the URL: "branch" by its first press, "-branch" turned round; of the second table of a page "seller.score". */
export interface Sort {
  readonly column: string;
  readonly turned: boolean;
}
const param = "sort";
const prefixed = (table: string) => (table ? `${table}.` : "");

/** The order a table is asked for; null is the one it comes in. */
export function readSort(params: URLSearchParams, table = ""): Sort | null {
  const own = params.getAll(param).find((text) => tableOf(text) === table)?.slice(prefixed(table).length);
  if (!own) return null;
  return own.startsWith("-") ? { column: own.slice(1), turned: true } : { column: own, turned: false };
}

/** The same parameters after a press of a header: from its first order to the other way round, and back to none. */
export function pressSort(params: URLSearchParams, column: string, table = ""): URLSearchParams {
  const now = readSort(params, table);
  const next = new URLSearchParams(params);
  next.delete(param);
  for (const other of params.getAll(param)) if (tableOf(other) !== table) next.append(param, other);
  if (now?.column !== column) next.append(param, prefixed(table) + column);
  else if (!now.turned) next.append(param, `${prefixed(table)}-${column}`);
  return next;
}

const tableOf = (text: string): string => (text.includes(".") ? text.slice(0, text.indexOf(".")) : "");
/** Whether a parameter only says in which order rows stand. */
export const isSortParam = (name: string): boolean => name === param;
