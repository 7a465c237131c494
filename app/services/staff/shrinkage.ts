import type { Figure, PersonRow } from "#app/metrics/types.ts";
import type { Shrinkage, Shrinkages } from "#app/metrics/views/staff.ts";
import { fitBetaBinomial, shrunkShare } from "#app/stats/beta-binomial.ts";
import { shrink } from "#app/stats/normal-normal.ts";
import { Z95 } from "#app/stats/normal.ts";

type Row = Pick<PersonRow, "staffCode" | "score" | "components">;
type Id = Shrinkage["id"];
interface Value {
  readonly code: string;
  readonly figure: Figure;
}

/** Half the interval ÷ z; a score's own is cut at what can be scored, so the longer half is the true one. 0 without an interval. */
const errorOf = ({ value, low, high }: Figure): number => (value === null || low === null || high === null ? 0 : Math.max(Number(value) - Number(low), Number(high) - Number(value)) / Z95);

/**
 * How the values of a role were drawn towards its mean, with each person's own numbers: shares by beta-binomial, means and the score itself by
 * normal–normal, the same as the leaderboard's shrunk values and bands of ranks. `people`: everybody of the role.
 */
export function shrinkages(people: readonly Row[]): Shrinkages {
  const ids = people[0]?.components.map(({ id }) => id) ?? [];
  const values = (id: Id): Value[] => people.flatMap(({ staffCode: code, score, components }) => (id === "motivation_score" ? [{ code, figure: score }] : components.filter((part) => part.id === id).map(({ actual: figure }) => ({ code, figure }))));
  const all = [...ids.filter((id) => id !== "complaints").flatMap((id) => { const own = values(id); return own[0]?.figure.unit === "share" ? ofShares(id, own) : own[0]?.figure.unit === "count" ? [] : ofMeans(id, own); }), ...ofMeans("motivation_score", values("motivation_score"))];
  return Object.fromEntries(people.map(({ staffCode }) => [staffCode, all.filter(({ code }) => code === staffCode).map(({ code: _code, ...one }) => one)]));
}

type Coded = Shrinkage & { readonly code: string };

function ofShares(id: Id, values: readonly Value[]): Coded[] {
  const fit = fitBetaBinomial(values.map(({ figure }) => Number(figure.numerator)), values.map(({ figure }) => figure.n));
  if (!fit) return [];
  return values.flatMap(({ code, figure }) => {
    const { n, value } = figure;
    if (n === 0 || value === null) return [];
    return [{ code, id, raw: Number(value), shrunk: shrunkShare(fit, Number(figure.numerator), n).mean, n, toward: fit.mean, own: n / (n + fit.kappa), strength: fit.kappa, differ: fit.differ }];
  });
}

function ofMeans(id: Id, values: readonly Value[]): Coded[] {
  const told = values.filter(({ figure }) => errorOf(figure) > 0);
  const errors = told.map(({ figure }) => errorOf(figure) ** 2);
  const fit = shrink(told.map(({ figure }) => Number(figure.value)), errors);
  if (!fit) return [];
  return told.map(({ code, figure }, at) => {
    const variance = errors[at] as number;
    return { code, id, raw: Number(figure.value), shrunk: fit.units[at]?.mean ?? Number(figure.value), n: figure.n, toward: fit.mu, own: fit.tau2 / (fit.tau2 + variance), strength: null, differ: fit.tau2 > 0 };
  });
}

/** The same without what is drawn towards: for who reads only a part of the role. */
export const withoutToward = (all: Shrinkages): Shrinkages => Object.fromEntries(Object.entries(all).map(([code, list]) => [code, list.map((one) => ({ ...one, toward: null }))]));
