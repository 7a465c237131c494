import type { LoopStep, ServiceData } from "#app/metrics/views/service.ts";
import { againstText } from "../against.ts";
import type { Wording } from "../words.ts";

/** The step at which most money is missed; of those without a price none. */
export const dearest = (steps: readonly LoopStep[]): LoopStep | undefined => steps.filter(({ money }) => money !== null && Number(money) > 0).toSorted((a, b) => Number(b.money) - Number(a.money))[0];

/** The page in words: who comes from sale to service, and what the dearest leak costs. */
export function serviceHeadline({ tiles, loop }: ServiceData, words: Wording): { readonly title: string; readonly lead: string } {
  const { t, format } = words;
  const tile = tiles.find(({ current }) => current.metric === "sale_to_service");
  const step = dearest(loop.steps);
  const lead = step ? t("ui.sv_lead", { stage: t(`ui.sv_stage_${step.id}`), leak: format.count(step.leak ?? 0), money: format.money(step.money, 0) }) : "";
  if (!tile || tile.current.value === null) return { title: t("ui.sv_blank"), lead };
  const share = format.share(tile.current.value, 0);
  const { change } = tile;
  const title = change === null ? t("ui.sv_headline", { share }) : t("ui.sv_headline_change", { share, change: format.change(change.value, "share"), against: againstText(change, tile.current, words) });
  return { title, lead };
}
