import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { PrefetchPageLinks, useLocation, useNavigate } from "react-router";
import type { Brushing } from "#app/charts/brush.ts";
import type { ChartDoors } from "#app/charts/figure.tsx";
import { trendPoints } from "#app/charts/trend-points.ts";
import type { Figure } from "#app/metrics/types.ts";
import { useDoors } from "./doors.ts";
import { useLinks } from "./links.tsx";
import { useWords } from "./locale.tsx";

/** Months being selected on a chart: "YYYY-MM", the first and the last. */
export interface BrushedMonths {
  readonly first: string;
  readonly last: string;
}
type Select = (months: BrushedMonths | null, address: string | null) => void;
// Two, so that only those who show what is being selected are drawn anew at every move.
const BrushedContext = createContext<BrushedMonths | null>(null);
const SelectContext = createContext<Select>(() => undefined);
/** What is being selected just now; null when nothing is. */
export const useBrushed = (): BrushedMonths | null => use(BrushedContext);

const pause = 150;

/** Tells the page what is being selected, and asks for the page of a selection while the hand still hesitates. */
export function BrushRoom({ children }: { readonly children: ReactNode }) {
  const { search } = useLocation();
  const [selected, setSelected] = useState<{ readonly months: BrushedMonths; readonly search: string } | null>(null);
  const [ahead, setAhead] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const select = useCallback<Select>((next, address) => {
    setSelected(next && { months: next, search });
    clearTimeout(timer.current);
    if (address) timer.current = setTimeout(() => setAhead(address), pause);
  }, [search]);
  // What was picked stands until its page is there.
  const months = selected?.search === search ? selected.months : null;
  return (
    <SelectContext value={select}>
      <BrushedContext value={months}>{children}</BrushedContext>
      {ahead && <PrefetchPageLinks page={ahead} />}
    </SelectContext>
  );
}

/** Lets months be picked on a trend: `<ChartFigure {...chart} {...useBrush(figures)} />`, where the figures are those the chart draws. */
export function useBrush(figures: readonly Figure[]): ChartDoors & { readonly brush: Brushing } {
  const { t, format } = useWords();
  const links = useLinks();
  const navigate = useNavigate();
  const select = use(SelectContext);
  const points = useMemo(() => trendPoints(figures), [figures]);
  const monthOf = (row: number) => points[row]?.month ?? "";
  const doors = useDoors("month", points.map((point) => point.month));
  const brush: Brushing = {
    rows: points.length,
    say(first, last) {
      const [from, to] = [points[first], points[last]];
      const unit = to?.figure?.unit ?? from?.figure?.unit ?? "count";
      const value = (point: typeof from) => [format.month(point?.month ?? ""), format.value(point?.figure?.value ?? null, unit)] as const;
      const change = from?.value == null || to?.value == null ? null : to.value - from.value;
      if (first === last) return { name: t("ui.brush_month"), values: [value(to)] };
      return { name: t("ui.brush_months", { n: last - first + 1, count: format.count(last - first + 1) }), values: [value(from), value(to), [t("ui.brush_change"), format.change(change, unit)]] };
    },
    move: (span) => select(span && { first: monthOf(span[0]), last: monthOf(span[1]) }, span && links.months(monthOf(span[0]), monthOf(span[1]))),
    pick(first, last) {
      void navigate(links.months(monthOf(first), monthOf(last)), { preventScrollReset: true });
    },
  };
  return { ...doors, doorHint: `${doors.doorHint ?? ""} ${t("ui.brush_hint")}`, brush };
}
