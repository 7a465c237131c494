import type { Home } from "#pipelines/index.ts";
import type { PromotionPage } from "#app/dashboards/promotions/views.ts";
import { formatter } from "#app/i18n/format.ts";
import { hasMessage, translator, type Locale } from "#app/i18n/index.ts";
import { monthsEarlier } from "#app/metrics/period.ts";
import { pullForward } from "#app/promotions/pull-forward.ts";
import { weekByWeek, type WeekPoint } from "#app/promotions/weeks.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { assessPromotions, armsOf, type Assessed } from "../assess.server.ts";
import { weekSums } from "../arm-sums.server.ts";
import { carUses, leftOutOf, promotionUsers } from "../users.server.ts";
import { askedAssumptions } from "./asked.ts";
import { assumptionsOf } from "./assumptions.ts";
import { causalFigures, weekOf } from "./causal.ts";
import { weekCharts } from "./charts.ts";
import { groupRows } from "./groups.ts";
import { promotionPath } from "./list-page.server.ts";
import { saying, type Say } from "./say.ts";
import { sentencesOf } from "./sentences.ts";
import { attributedFigures, userFigures } from "./who.ts";

/** One promotion with everything that is said of it; null where the viewer knows none of that code. */
export async function promotionPage(home: Home, code: string, params: URLSearchParams, locale: Locale): Promise<PromotionPage | null> {
  const asked = askedAssumptions(params);
  const [[one], known] = await Promise.all([assessPromotions(home, asked.assumptions, [code]), facts(home)]);
  if (!one) return null;
  const say = saying(translator(locale), formatter(locale, known.currency));
  const [users, uses, left, weeks] = await Promise.all([promotionUsers(home, one.span), carUses(home, one.span), leftOutOf(home, one.span), weeksOf(home, one)]);
  const pulled = pullForward(uses, one.span.until);
  const { promotion, judgement } = one;
  const { t } = say;
  return {
    currency: known.currency,
    code,
    name: promotion.name,
    about: aboutOf(one, say),
    verdict: judgement.verdict,
    sentences: sentencesOf(one, pulled.early, say),
    causal: causalFigures(one, weeks, say),
    attributed: attributedFigures(one, say),
    who: userFigures(one, users, pulled, known.from !== null && known.from <= monthsEarlier(promotion.from, 12), say),
    charts: weekCharts(one, weeks, say),
    groups: groupRows(one, say),
    assumptions: assumptionsOf(one, left, asked.assumptions.margin, say),
    files: (["clients", "orders", "used"] as const).filter((file) => file === "used" || one.cells.length > 0).map((file) => ({ to: `${promotionPath(code)}/${file}.csv`, label: t(`promotions.rows_${file}`) })),
    source: promotion.source ? t("promotions.rows_source", { file: promotion.source.file, line: promotion.source.line }) : t("promotions.rows_drawn"),
    assumed: { margin: asked.margin, contact: asked.contact, refused: asked.refused },
  };
}

async function weeksOf(home: Home, { trial, span, cells }: Assessed): Promise<WeekPoint[]> {
  if (!trial?.effect || span.read < span.from) return [];
  const { treated, holdout } = armsOf(cells);
  return weekByWeek({ treated: treated.n, holdout: holdout.n }, await weekSums(home, span), weekOf(span.from, span.read) + 1);
}

function aboutOf({ promotion: { from, to, kind, branches } }: Assessed, { t, format }: Say): string {
  const word = `promotions.kind_${kind}`;
  return [format.span(from, to), hasMessage(word) ? t(word) : kind, branches ?? t("promotions.all_branches")].join(" · ");
}
