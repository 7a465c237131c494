import { useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useWords } from "./locale.tsx";

type Key = number | string | null;
/** What a column of rows is sorted by; texts by the reader's alphabet, blanks last whichever way. */
export type SortKeys<Row> = Readonly<Record<string, (row: Row) => Key>>;
export interface Sorting {
  readonly column: string | null;
  readonly down: boolean;
  readonly by: (column: string) => void;
}

/** Rows in the order the reader chose by a header: numbers from the highest first, texts from A; a third press gives the first order back. */
export function useSorting<Row>(rows: readonly Row[], keys: SortKeys<Row>): { readonly sorted: readonly Row[]; readonly sorting: Sorting } {
  const { format } = useWords();
  const [{ column, presses }, choose] = useState<{ column: string | null; presses: number }>({ column: null, presses: 0 });
  const key = column === null ? undefined : keys[column];
  const isText = key !== undefined && rows.some((row) => typeof key(row) === "string");
  const down = (presses === 1) !== isText;
  const sorted = useMemo(() => (key ? rows.toSorted(comparing(key, down, new Intl.Collator(format.locale))) : rows), [rows, key, down, format.locale]);
  const by = (next: string) => choose(next !== column ? { column: next, presses: 1 } : presses === 1 ? { column, presses: 2 } : { column: null, presses: 0 });
  return { sorted, sorting: { column: key ? column : null, down, by } };
}

const comparing = <Row,>(key: (row: Row) => Key, down: boolean, words: Intl.Collator) => (one: Row, other: Row): number => {
  const [a, b] = [key(one), key(other)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "string" || typeof b === "string" ? words.compare(String(a), String(b)) : a - b;
  return down ? -order : order;
};

const never = () => () => undefined;
/** False in the HTML of the server, where a button could not work yet. */
const useAlive = (): boolean => useSyncExternalStore(never, () => true, () => false);

interface HeadProps {
  readonly column: string;
  readonly sorting: Sorting;
  readonly number?: boolean;
  readonly children: ReactNode;
  /** Stands under the name and is no part of the button. */
  readonly note?: ReactNode;
}

/** A header that sorts its table. */
export function SortHead({ column, sorting, number = false, children, note }: HeadProps) {
  const { t } = useWords();
  const on = sorting.column === column;
  return (
    <th scope="col" className={number ? "number" : undefined} aria-sort={on ? (sorting.down ? "descending" : "ascending") : undefined}>
      {useAlive() ? (
        <button type="button" className="sort" title={t("ui.sort")} onClick={() => sorting.by(column)}>
          {children}
          {on && <span aria-hidden="true">{sorting.down ? "\u00a0↓" : "\u00a0↑"}</span>}
        </button>
      ) : (
        children
      )}
      {note}
    </th>
  );
}
