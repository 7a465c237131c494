import { useMemo, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { pressSort, readSort } from "#app/filters/sort.ts";
import { useWords } from "./locale.tsx";

type Key = number | string | null;
/** What a column of rows is sorted by; texts by the reader's alphabet, blanks last whichever way. */
export type SortKeys<Row> = Readonly<Record<string, (row: Row) => Key>>;
export interface Sorting {
  readonly column: string | null;
  readonly down: boolean;
  /** The page with its rows in the order that a press of this header gives. */
  readonly to: (column: string) => string;
}

/**
 * Rows in the order that the URL says: numbers from the highest first, texts from A; a second press turns it round, a third gives the first
 * order back. A page of several tables names each.
 */
export function useSorting<Row>(rows: readonly Row[], keys: SortKeys<Row>, table = ""): { readonly sorted: readonly Row[]; readonly sorting: Sorting } {
  const { format } = useWords();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const { column = null, turned = false } = readSort(params, table) ?? {};
  const key = column !== null && Object.hasOwn(keys, column) ? keys[column] : undefined;
  const isText = key !== undefined && rows.some((row) => typeof key(row) === "string");
  const down = isText === turned;
  const sorted = useMemo(() => (key ? rows.toSorted(comparing(key, down, new Intl.Collator(format.locale))) : rows), [rows, key, down, format.locale]);
  const to = (pressed: string) => {
    const next = pressSort(params, pressed, table).toString();
    return next ? `${pathname}?${next}` : pathname;
  };
  return { sorted, sorting: { column: key ? column : null, down, to } };
}

const comparing = <Row,>(key: (row: Row) => Key, down: boolean, words: Intl.Collator) => (one: Row, other: Row): number => {
  const [a, b] = [key(one), key(other)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "string" || typeof b === "string" ? words.compare(String(a), String(b)) : a - b;
  return down ? -order : order;
};

interface HeadProps {
  readonly column: string;
  readonly sorting: Sorting;
  readonly number?: boolean;
  readonly children: ReactNode;
  /** Stands under the name and is no part of the link. */
  readonly note?: ReactNode;
}

/** A header that sorts its table: a link, so that the order is in the address. */
export function SortHead({ column, sorting, number = false, children, note }: HeadProps) {
  const { t } = useWords();
  const on = sorting.column === column;
  return (
    <th scope="col" className={number ? "number" : undefined} aria-sort={on ? (sorting.down ? "descending" : "ascending") : undefined}>
      <Link className="sort" title={t("ui.sort")} to={sorting.to(column)} preventScrollReset replace>
        {children}
        {on && <span aria-hidden="true">{sorting.down ? "\u00a0↓" : "\u00a0↑"}</span>}
      </Link>
      {note}
    </th>
  );
}
