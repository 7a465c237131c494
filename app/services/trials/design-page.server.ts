import type { Home } from "#pipelines/index.ts";
import type { DesignPage, PointView, TestForm, TestRow } from "#app/dashboards/trials/views.ts";
import { formatter, majorOf, type Format } from "#app/i18n/format.ts";
import { translator, type Locale, type Translate } from "#app/i18n/translate.ts";
import { designAt, designCurve, type DesignPoint } from "#app/promotions/design.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { recordedTests } from "./assigned.server.ts";
import { drawTest } from "./draw.server.ts";
import { draftTest, pointOf, type Draft } from "./plan.server.ts";
import { readTestRequest, type TestRequest } from "./request.ts";
import { mayDraw } from "./who.server.ts";
import { readWhom, whomChoices } from "./whom.server.ts";

/** The page that thinks out a test, for an address or a form that was sent; `draw` draws it. Gives where to go on, or the page. */
export async function designPage(home: Home, params: URLSearchParams, locale: Locale, draw = false): Promise<{ readonly page: DesignPage } | { readonly drawn: string }> {
  const t = translator(locale);
  const { to: last, currency } = await facts(home);
  const format = formatter(locale, currency);
  const asked = readTestRequest(params, last ?? "2000-01-01");
  const whom = await readWhom(home, asked.whom, locale, t);
  const draft = whom && last !== null ? await draftTest(home, asked, whom) : null;
  const problems = asked.wrong.map((field) => t("trials.wrong", { field: t(`trials.field_${field}`) }));
  if (!whom) problems.push(t("trials.wrong", { field: t("trials.field_whom") }));
  if (draw && whom && draft && problems.length === 0) {
    const done = await drawTest(home, asked, whom, draft);
    if ("code" in done) return { drawn: done.code };
    problems.push(t(`trials.refused_${done.refused}`, { day: format.date(draft.asOf) }));
  }
  const [choices, tests] = await Promise.all([whomChoices(home, whom, locale, t), recordedTests(home)]);
  return {
    page: {
      currency,
      form: formOf(asked, params),
      choices,
      problems,
      answer: draft && draft.group.clients > 0 ? answerOf(draft, t, format) : null,
      none: draft && draft.group.clients > 0 ? null : t(draft ? "trials.nobody" : "trials.no_data"),
      mayDraw: mayDraw(),
      tests: await Promise.all(tests.map(async ({ code, name, plan, drawnAt }): Promise<TestRow> => ({
        code, name, to: `/promotions/test/${encodeURIComponent(code)}`, from: format.span(plan.starts_on, plan.ends_on), until: format.date(plan.counted_until),
        whom: (await readWhom(home, `${plan.group.kind}:${plan.group.id}`, locale, t))?.name ?? plan.group.id, share: format.share(plan.share, 0), drawnAt: format.moment(drawnAt),
      }))),
    },
  };
}

const major = (minor: number | null): string => (minor === null ? "" : majorOf(BigInt(minor)).replace(/\.00$/, ""));

function formOf(asked: TestRequest, params: URLSearchParams): TestForm {
  const typed = (name: string, otherwise: string): string => params.get(name)?.trim() ?? otherwise;
  const percent = (share: number | null): string => (share === null ? "" : String(Math.round(share * 1000) / 10));
  return {
    whom: asked.whom, from: asked.from, to: asked.to, effect: typed("effect", major(asked.effect)), margin: typed("margin", percent(asked.margin)), contact: typed("contact", major(asked.contactCost)),
    fixed: typed("fixed", major(asked.fixedCost)), share: typed("share", percent(asked.share)), displeasedOut: asked.withoutDispleased, code: asked.code, name: asked.name, channel: asked.channel, seed: typed("seed", ""),
  };
}

function answerOf(draft: Draft, t: Translate, format: Format): NonNullable<DesignPage["answer"]> {
  const { group, suggestion, share, days, asOf, tailDays, until } = draft;
  const point = pointOf(draft);
  const money = (minor: number | null): string => (minor === null ? "—" : format.minor(Math.round(minor), 0));
  const basis = t(`trials.basis_${group.basis}`);
  const left = [...(["refused", "unreachable", "displeased"] as const)].filter((why) => group.leftOut[why] > 0).map((why) => t(`trials.left_${why}`, { n: group.leftOut[why], count: format.count(group.leftOut[why]) }));
  return {
    sentence: t(point.seen === null ? "trials.sentence_empty" : "trials.sentence", { share: format.share(share, 0), holdout: format.count(point.holdout), treated: format.count(point.treated), seen: money(point.seen), basis, breakEven: money(point.breakEven), proven: money(point.proven) }),
    suggestion: suggestion === null ? t("trials.suggest_none") : t(`trials.suggest_${suggestion.why}`, { share: format.share(suggestion.share, 0), clients: suggestion.clients === null ? "—" : format.count(suggestion.clients) }),
    suggested: suggestion === null ? "" : String(Math.round(suggestion.share * 100)),
    facts: [
      { label: t("trials.fact_clients"), text: [t("trials.clients_of", { n: group.clients, count: format.count(group.clients), all: format.count(group.all) }), ...left].join("; ") },
      { label: t("trials.fact_horizon"), text: t(tailDays === 0 ? "trials.horizon_without_tail" : "trials.horizon", { days: format.count(days), tail: format.count(tailDays), until: format.date(until) }) },
      { label: t("trials.fact_before"), text: t("trials.before", { days: format.count(days), day: format.date(asOf), basis, mean: money(group.mean), sd: money(group.sd) }) },
      { label: t("trials.fact_break_even"), text: money(point.breakEven) },
      { label: t("trials.fact_cost"), text: point.cost === null ? t("trials.cost_unknown") : t("trials.cost", { cost: money(point.cost), forgone: money(point.forgone) }) },
      { label: t("trials.fact_strata"), text: t("trials.strata", { n: group.strata, count: format.count(group.strata) }) },
    ],
    curve: curveOf(draft).map((one) => pointView(one, share, money, format)),
  };
}

/** The shares of the curve, with the chosen one among them. */
function curveOf({ share, input }: Draft): DesignPoint[] {
  const curve = designCurve(input);
  return curve.some((point) => point.share === share) ? curve : [...curve, designAt(share, input)].sort((a, b) => a.share - b.share);
}

const pointView = (point: DesignPoint, chosen: number, money: (minor: number | null) => string, format: Format): PointView => ({
  key: String(point.share), share: format.share(point.share, 0), holdout: format.count(point.holdout), treated: format.count(point.treated), seen: money(point.seen), proven: money(point.proven),
  chance: format.share(point.chance, 0), cost: money(point.cost), information: format.share(point.information, 0), isChosen: point.share === chosen,
});
