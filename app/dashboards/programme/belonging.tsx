import { useWords } from "#app/components/locale.tsx";
import type { Effect, ProgrammeData } from "#app/metrics/views/programme.ts";

/** What belonging does to a client: an estimate, with how it came about and what speaks against it. */
export function BelongingPanel({ found }: { readonly found: ProgrammeData["belonging"] }) {
  const { t, format } = useWords();
  if (typeof found === "string") {
    return (
      <section className="panel" aria-labelledby="programme-belonging">
        <h2 id="programme-belonging">{t("programme.belonging")}</h2>
        <p className="explain">{t(`programme.belonging_${found}`)}</p>
      </section>
    );
  }
  const { money, visits, moneyBefore } = found;
  const side = money.low > 0 ? "more" : money.high < 0 ? "less" : "unclear";
  const amount = (value: number) => format.minor(Math.round(value), 0);
  // What is less is said as less: its own limits turn round.
  const [low, high] = side === "less" ? [-money.high, -money.low] : [money.low, money.high];
  return (
    <section className="panel" aria-labelledby="programme-belonging">
      <h2 id="programme-belonging">{t("programme.belonging")}</h2>
      <p className="chart-title">{t(`programme.belonging_${side}`, { money: amount(Math.abs(money.value)), low: amount(low), high: amount(high) })}</p>
      <p>{t("programme.belonging_visits", { value: signed(visits.value, format), low: signed(visits.low, format), high: signed(visits.high, format) })}</p>
      {moneyBefore && <p>{t(apart(moneyBefore) ? "programme.belonging_apart" : "programme.belonging_parallel", { value: amount(moneyBefore.value), low: amount(moneyBefore.low), high: amount(moneyBefore.high) })}</p>}
      <p className="explain">
        {t("programme.belonging_how", { from: format.month(found.from), to: format.month(found.to), members: format.count(found.members), others: format.count(found.others), unmatched: format.count(found.unmatched) })}{" "}
        {t("programme.belonging_why")}
      </p>
    </section>
  );
}

const apart = ({ low, high }: Effect): boolean => low > 0 || high < 0;
const signed = (value: number, format: ReturnType<typeof useWords>["format"]): string => (value > 0 ? "+" : "") + format.number(value, 2);
