/** A tier as it is drawn: from which attainment on, and the rate, both in per cent. */
export interface Step {
  readonly from: number;
  readonly rate: number;
}
/** What the axes reach to, in per cent. */
export interface Reach {
  readonly from: number;
  readonly rate: number;
}
export type Handle = "from" | "rate";

/** The chart in its own units: the plot within it leaves room for the words of the axes. */
export const chart = { width: 340, height: 196, left: 40, right: 12, top: 22, bottom: 40, grip: 12 } as const;
const plot = { width: chart.width - chart.left - chart.right, height: chart.height - chart.top - chart.bottom };
export const base = chart.top + plot.height;

const niceSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const nice = (most: number): number => niceSteps.find((one) => most / one <= 5) ?? 1000;
const upTo = (value: number, by: number): number => Number((Math.ceil(value / by) * by).toFixed(4));

/** A number as it is typed, in per cent; null for what is none. */
export function percentOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Axes that leave room above the highest tier and after the last. */
export function reachOf(steps: readonly Step[]): Reach {
  const rate = Math.max(...steps.map((step) => step.rate), 0.1) * 1.2;
  return { from: Math.max(150, upTo((steps.at(-1)?.from ?? 0) + 25, 50)), rate: upTo(rate, nice(rate)) };
}

export const x = (from: number, reach: Reach): number => chart.left + (plot.width * Math.min(from, reach.from)) / reach.from;
export const y = (rate: number, reach: Reach): number => base - (plot.height * Math.min(rate, reach.rate)) / reach.rate;

/** Where an axis says numbers. */
export const ticks = (most: number): number[] => Array.from({ length: Math.floor(most / nice(most) + 1e-9) + 1 }, (_, i) => Number((i * nice(most)).toFixed(4)));

export interface Drawn {
  /** Of each tier its left edge, width, top and height. */
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  /** The line over all of them. */
  readonly line: string;
}
export function drawn(steps: readonly Step[], reach: Reach): Drawn {
  const bars = steps.map(({ from, rate }, i) => {
    const [left, right, top] = [x(from, reach), x(steps[i + 1]?.from ?? reach.from, reach), y(rate, reach)];
    return { x: left, y: top, width: Math.max(0, right - left), height: base - top };
  });
  const first = bars[0];
  const line = first ? [`M${chart.left},${base}H${first.x}`, ...bars.map((bar) => `V${bar.y}H${bar.x + bar.width}`)].join("") : "";
  return { bars, line };
}

/** The least that an arrow key moves: a per cent of attainment, a step of the rate's own size. */
const grain = (handle: Handle, reach: Reach): number => (handle === "from" ? 1 : Math.max(0.1, nice(reach.rate) / 10));
const BIG = 10;

/** Between which values a handle moves: an edge stays between its neighbours. */
export function bounds(steps: readonly Step[], at: number, handle: Handle, reach: Reach): { readonly min: number; readonly max: number } {
  if (handle === "rate") return { min: 0, max: reach.rate };
  return { min: at === 0 ? 0 : (steps[at - 1]?.from ?? 0) + 1, max: (steps[at + 1]?.from ?? reach.from + 1) - 1 };
}

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): number => Math.min(max, Math.max(min, value));
const grained = (value: number, by: number): number => Number((Math.round(value / by) * by).toFixed(4));

/** Where a handle goes that was dragged to a place within the chart, given as shares of its width and height. */
export function dragged(steps: readonly Step[], at: number, handle: Handle, reach: Reach, across: number, down: number): number {
  const value = handle === "from" ? ((across * chart.width - chart.left) / plot.width) * reach.from : ((base - down * chart.height) / plot.height) * reach.rate;
  return within(grained(value, grain(handle, reach)), bounds(steps, at, handle, reach));
}

/** Where a key moves a handle; null for a key that moves nothing. */
export function keyed(steps: readonly Step[], at: number, handle: Handle, reach: Reach, key: string): number | null {
  const value = steps[at]?.[handle] ?? 0;
  const limits = bounds(steps, at, handle, reach);
  const by = grain(handle, reach);
  const moves: Readonly<Record<string, number>> = { ArrowRight: by, ArrowUp: by, ArrowLeft: -by, ArrowDown: -by, PageUp: BIG * by, PageDown: -BIG * by, Home: -Infinity, End: Infinity };
  const move = moves[key];
  return move === undefined ? null : within(Number((value + move).toFixed(4)), limits);
}
