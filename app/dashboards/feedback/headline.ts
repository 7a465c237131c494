import type { Tile } from "#app/metrics/types.ts";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { againstText } from "../against.ts";
import { judge, metricName, type Wording } from "../words.ts";

/** The page in one sentence: where the own survey's NPS stands and went, and where complaints are most. */
export function feedbackHeadline(data: FeedbackData, words: Wording): string {
  const { t } = words;
  const parts = [data.kinds.surveys ? npsSentence(data.nps.find((tile) => tile.current.by["origin"] === "internal") ?? data.nps[0], words) : null, data.kinds.complaints ? complaintSentence(data, words) : null].filter((part) => part !== null);
  const [first, second] = parts;
  if (first === undefined) return t("ui.nav_feedback");
  const text = second === undefined ? first : t("ui.fb_join", { first, second });
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

function npsSentence(tile: Tile | undefined, words: Wording): string {
  const { t, format } = words;
  if (!tile || tile.current.value === null) return t("ui.fb_no_nps");
  const value = format.change(tile.current.value, "points");
  // Narrowed to another survey the page says nothing of the own one.
  if (tile.current.by["origin"] !== "internal") return t("ui.fb_other_survey", { name: metricName(tile.current, t), value });
  const { change } = tile;
  if (change === null) return t("ui.fb_plain", { value });
  const moved = format.change(change.value, "points");
  const verdict = judge(change);
  if (change.kind && change.kind !== "year") return t("ui.fb_changed", { value, change: moved, against: againstText(change, tile.current, words) });
  return t(verdict === "unsure" ? "ui.fb_unsure" : "ui.fb_better", { value, change: moved });
}

function complaintSentence({ complaints, filters }: FeedbackData, { t, format }: Wording): string | null {
  const whole = complaints.tiles.find((tile) => tile.current.metric === "complaint_rate")?.current;
  if (!whole || whole.value === null) return null;
  const group = format.number(whole.value, 1);
  const rates = complaints.branches.flatMap(({ value, figures }) => {
    const rate = figures["complaint_rate"];
    return value !== null && rate?.value != null && (!filters.branch?.length || filters.branch.includes(value)) ? [{ branch: value, rate }] : [];
  });
  const worst = rates.sort((a, b) => Number(b.rate.value) - Number(a.rate.value))[0];
  const stands = worst && rates.length > 1 && worst.rate.low !== null && Number(worst.rate.low) > Number(whole.value);
  return stands ? t("ui.fb_branch", { branch: worst.branch, rate: format.number(worst.rate.value, 1), group }) : t("ui.fb_rate", { rate: group });
}
