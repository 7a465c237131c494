import type { Tile } from "#app/metrics/types.ts";
import { againstText } from "./against.ts";
import { judge, spansYear, type Wording } from "./words.ts";

/** The Overview in one sentence: the loyal share, where it stands against the corridor, and what a year did to it. */
export function headline({ current, change }: Tile, corridor: readonly [low: number, high: number] | null, { t, format }: Wording): string {
  if (current.value === null) return t("ui.headline_blank");
  const value = Number(current.value);
  const share = format.share(value);
  const range = corridor ? format.range(corridor[0], corridor[1], "share").replace(/[.,]0(?=\D)/g, "").replace("–", "–\u2060") : "";
  const place = corridor && (value < corridor[0] ? "below" : value > corridor[1] ? "above" : "in");
  const standing = place ? t(`ui.headline_${place}`, { share, corridor: range }) : t("ui.headline_plain", { share });
  if (change === null) return standing;
  const moved = format.change(change.value, "share");
  const said = { headline: standing, change: judge(change) === "unsure" ? t("ui.headline_unsure", { change: moved }) : moved };
  if (change.kind && !(change.kind === "year" && !change.period)) return t("ui.headline_against", { ...said, against: againstText(change, current, { t, format }) });
  return spansYear(change.from.as_of, current.as_of) ? t("ui.headline_year", said) : t("ui.headline_since", { ...said, date: format.date(change.from.as_of) });
}
