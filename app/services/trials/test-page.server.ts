import type { Home } from "#pipelines/index.ts";
import type { Fact, TestPage } from "#app/dashboards/trials/views.ts";
import { formatter, type Format } from "#app/i18n/format.ts";
import { translator, type Locale, type Translate } from "#app/i18n/translate.ts";
import { recordedArms, type RecordedArms } from "./assigned.server.ts";
import { armMoments, balanced, strataOf, type ArmMoments } from "./members.server.ts";
import { readWhom } from "./whom.server.ts";

/** A recorded test: who is in which arm, how alike the arms are, and what will be analysed. Null where there is none. */
export async function testPage(home: Home, code: string, locale: Locale): Promise<TestPage | null> {
  const test = await recordedArms(home, code);
  if (!test) return null;
  const t = translator(locale);
  const format = formatter(locale, home.settings.currency);
  const [strata, moments, whom] = await Promise.all([strataOf(home, test), armMoments(home, test), readWhom(home, `${test.plan.group.kind}:${test.plan.group.id}`, locale, t)]);
  const of = (arm: "treated" | "holdout"): number => strata.reduce((sum, one) => sum + one[arm], 0);
  const path = `/promotions/test/${encodeURIComponent(test.code)}`;
  return {
    currency: home.settings.currency ?? "",
    code: test.code,
    name: test.name,
    lead: t("trials.drawn", { moment: format.moment(test.drawnAt), by: test.drawnBy ?? "—", treated: format.count(of("treated")), holdout: format.count(of("holdout")) }),
    plan: planFacts(test, whom?.name ?? test.plan.group.id, t, format),
    notes: [...(test.joined ? [t("trials.joined", { n: test.joined, count: format.count(test.joined) })] : []), ...(test.gone ? [t("trials.gone", { n: test.gone, count: format.count(test.gone) })] : [])],
    arms: { treated: format.count(of("treated")), holdout: format.count(of("holdout")) },
    strata: strata.map(({ stratum, treated, holdout }) => ({ name: stratumName(stratum, t), treated: format.count(treated), holdout: format.count(holdout), share: format.share(holdout / (treated + holdout), 0) })),
    balance: balanceOf(moments, t, format),
    analysis: t("trials.analysis", { from: format.date(test.plan.starts_on), until: format.date(test.plan.counted_until), basis: t(`trials.basis_${test.plan.basis}`) }),
    files: { csv: `${path}/list.csv`, xlsx: `${path}/list.xlsx`, arms: `${path}/promo_contacts.csv` },
    leftOut: [],
  };
}

const classes = { recency: ["r1", "r2", "r3"], frequency: ["f1", "f2", "f3"], money: ["m1", "m2", "m3"] } as const;

/** "323 Центр" in words. */
function stratumName(stratum: string, t: Translate): string {
  const [r, f, m] = [...stratum].slice(0, 3).map((digit) => Number(digit) - 1);
  const words = [classes.recency[r ?? 0], classes.frequency[f ?? 0], classes.money[m ?? 0]].flatMap((key) => (key ? [t(`trials.class_${key}`)] : []));
  return [...words, stratum.slice(4) || t("trials.no_branch")].join(" · ");
}

function planFacts({ plan }: RecordedArms, whom: string, t: Translate, format: Format): Fact[] {
  const money = (minor: number | null): string => (minor === null ? "—" : format.minor(Math.round(minor)));
  const { refused, unreachable, displeased } = plan.left_out;
  return [
    { label: t("trials.field_whom"), text: whom },
    { label: t("trials.plan_dates"), text: format.span(plan.starts_on, plan.ends_on) },
    { label: t("trials.fact_horizon"), text: t(plan.tail_days === 0 ? "trials.plan_until_without" : "trials.plan_until", { tail: format.count(plan.tail_days), until: format.date(plan.counted_until) }) },
    { label: t("trials.plan_basis"), text: plan.margin_share === null ? t(`trials.basis_${plan.basis}`) : t("trials.basis_share", { share: format.share(plan.margin_share, 0) }) },
    { label: t("trials.plan_costs"), text: t("trials.plan_costs_text", { contact: money(plan.contact_cost), fixed: money(plan.fixed_cost) }) },
    { label: t("trials.field_effect"), text: money(plan.expected_effect) },
    { label: t("trials.plan_seen"), text: money(plan.seen) },
    { label: t("trials.field_share"), text: format.share(plan.share, 0) },
    { label: t("trials.field_seed"), text: String(plan.seed) },
    { label: t("trials.plan_as_of"), text: format.date(plan.as_of) },
    { label: t("trials.plan_left_out"), text: t("trials.plan_left_out_text", { refused: format.count(refused), unreachable: format.count(unreachable), displeased: format.count(displeased) }) },
    ...(plan.channel ? [{ label: t("trials.field_channel"), text: plan.channel }] : []),
  ];
}

/** Means of both arms, and how far they are apart in standard deviations: beyond .1 a reader should know of it. */
function balanceOf(moments: readonly ArmMoments[], t: Translate, format: Format): TestPage["balance"] {
  const [treated, holdout] = (["treated", "holdout"] as const).map((arm) => moments.find((one) => one.arm === arm));
  if (!treated || !holdout) return [];
  const shown = { visits: (v: number) => format.number(v, 2), spent: (v: number) => format.minor(Math.round(v), 0), silent: (v: number) => format.value(v, "days"), company: (v: number) => format.share(v) } as const;
  return balanced.map((name) => {
    const [one, other] = [treated.moments[name], holdout.moments[name]];
    const sd = Math.sqrt((one.sd ** 2 + other.sd ** 2) / 2);
    return { name: t(`trials.balance_${name}`), treated: shown[name](one.mean), holdout: shown[name](other.mean), difference: format.number(sd === 0 ? 0 : (one.mean - other.mean) / sd, 2) };
  });
}
