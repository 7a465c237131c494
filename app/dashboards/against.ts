import { monthIndex } from "#app/charts/months.ts";
import type { TrendData } from "#app/charts/plots/trend-words.ts";
import { monthOf } from "#app/metrics/period.ts";
import type { Change, Figure, NoComparison, Tile } from "#app/metrics/types.ts";
import type { TimeNotes } from "#app/metrics/views/overview.ts";
import { spansYear, type Wording } from "./words.ts";

/** What a change is taken from: "за год", "к цели", "к лучшему филиалу: Север". */
export function againstText({ kind = "year", from, period }: Change, to: Figure, { t, format }: Wording): string {
  if (kind === "goal") return t("ui.against_goal");
  if (kind === "median" || kind === "best") return t(`ui.against_${kind}`, { branch: from.by["branch"] ?? "—" });
  if (period) return t(kind === "year" ? "ui.against_weekdays" : "ui.against_period", { period: format.span(period.from, period.to) });
  return spansYear(from.as_of, to.as_of) ? t("ui.change_year") : t("ui.change_since", { date: format.date(from.as_of) });
}

/** Why there is no change to show. */
export const noChangeText = (cannot: NoComparison | undefined, { t }: Pick<Wording, "t">): string => (cannot ? t(`ui.cannot_${cannot}`) : t("ui.change_none"));

/** That few stand behind what is compared with, where so; else empty. */
export const smallText = ({ kind, from }: Change, { t, format }: Wording): string => (kind !== "goal" && from.marks?.includes("small_n") ? t("ui.against_small", { n: format.count(from.n) }) : "");

/** What a trend shows beside its line: the goals, or the pale line of another time or branch, each month beside the one it is held against. */
export function paleLine({ against = [], change, trend }: Tile, { t }: Pick<Wording, "t">): Pick<TrendData, "compare" | "compareName" | "compareShift" | "goal"> {
  const known = against.filter((figure) => figure !== null && figure.value !== null) as Figure[];
  const at = against.findIndex((figure) => figure !== null);
  const [own, other] = [trend[at], against[at]];
  if (known.length === 0 || !own || !other) return {};
  const kind = change?.kind ?? "year";
  if (kind === "goal") return { goal: known.map((figure) => ({ month: monthOf(figure.as_of), value: Number(figure.value) })) };
  const branch = change?.from.by["branch"];
  return { compare: known, compareName: branch ?? t(`ui.compare_${kind}`), compareShift: monthIndex(own.as_of) - monthIndex(other.as_of) };
}

/** What happened and what should be reached, beside the line of a tile. A goal that the page compares with comes with the tile itself. */
export function besideLine(tile: Tile, { events, goals }: TimeNotes, words: Pick<Wording, "t">): Pick<TrendData, "compare" | "compareName" | "compareShift" | "goal" | "events"> {
  const { metric, by } = tile.current;
  const aims = goals.find((goal) => goal.metric === metric && (goal.origin ?? null) === (by["origin"] ?? null))?.months ?? [];
  return { ...(aims.length > 0 && { goal: aims }), events, ...paleLine(tile, words) };
}
