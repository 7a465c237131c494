import type { ComponentRow, Figure, Mark, PersonRow, RoleBoard } from "#app/metrics/types.ts";
import { fitBetaBinomial, shrunkShare } from "#app/stats/beta-binomial.ts";
import { shrink } from "#app/stats/normal-normal.ts";
import { Z95 } from "#app/stats/normal.ts";
import { rankingBands } from "#app/stats/ranks.ts";
import { atOnce, type Steps } from "#app/stats/steps.ts";
import { motivationScore, type ScoredComponent, type Targets } from "./score.ts";
import type { ComponentId, Plan } from "./plan.ts";

type Role = RoleBoard["role"];

/** A person of the role with a figure for every component of the plan. */
export interface Person {
  readonly staffCode: string;
  readonly name: string;
  readonly branch: string | null;
  readonly figures: Readonly<Partial<Record<ComponentId, Figure>>>;
}
export interface BoardInput {
  readonly plan: Plan;
  readonly role: Role;
  readonly people: readonly Person[];
  readonly targets: Targets;
  /** Components whose target comes of a time that the data reach only in part, or not at all: they are marked. */
  readonly shortHistory?: ReadonlySet<ComponentId>;
  /** Last day of the period: the as-of date of the scores. */
  readonly asOf: string;
}

const RANK_SEED = 20_260_531;
const MINIMUM_N = 10;
/** The component that is counted, not asked: what the person's n and share of the role are taken from. */
const counted = (role: Role): ComponentId => (role === "advisor" ? "returning_clients" : "repeat_sales");
const shareIds: ReadonlySet<ComponentId> = new Set(["first_visit_recommend", "corporate_retention"]);
const countedOver = (role: Role, figure: Figure): number => figure.parts?.[role === "advisor" ? "served" : "sale"] ?? 0;

/**
 * The leaderboard of one role: score, its interval, rank band, share and components of each person, best first.
 * The standard error of a score is put together from those of its components (share and count: binomial, CSI: of the mean, complaints: Poisson), each
 * times weight ÷ target, 0 where a component is neutral. Bands come from scores shrunk towards the role's mean (normal–normal).
 */
export const board = (input: BoardInput): Omit<PersonRow, "change">[] => atOnce(boarding(input));

/** The same in steps of some milliseconds. */
export function* boarding({ plan, role, people, targets, asOf, shortHistory = new Set() }: BoardInput): Steps<Omit<PersonRow, "change">[]> {
  const shareFits = new Map<ComponentId, ReturnType<typeof fitShares>>();
  for (const id of shareIds) {
    shareFits.set(id, fitShares(people.flatMap(({ figures }) => figures[id] ?? [])));
    yield;
  }
  const asked = people.flatMap(({ figures }) => figures.importer_csi ?? []).filter((f) => standardErrorOfMean(f) > 0);
  const csiFit = asked.length ? shrink(asked.map((f) => Number(f.value)), asked.map((f) => standardErrorOfMean(f) ** 2)) : null;
  const shrunkOf = (id: ComponentId, figure: Figure): number | null => {
    if (id === "importer_csi") return csiFit?.units[asked.indexOf(figure)]?.mean ?? null;
    const fit = shareFits.get(id);
    return fit && figure.n > 0 ? shrunkShare(fit, Number(figure.numerator), figure.n).mean : null;
  };

  const tooShort = (ids: readonly ComponentId[]): readonly Mark[] => (ids.some((id) => shortHistory.has(id)) ? ["history_too_short"] : []);

  const scored = people.map((person) => {
    const results = (plan.roles[role]?.components ?? []).map(({ id }) => ({ id, actual: figureOf(person, id).value as number | null, n: figureOf(person, id).n }));
    const { score, components } = motivationScore(plan, role, results, targets);
    const variance = components.reduce((sum, part) => sum + pointsError(part, figureOf(person, part.id), role) ** 2, 0);
    return { person, score, components, error: Math.sqrt(variance), n: countedOver(role, figureOf(person, counted(role))) };
  });
  // Whose every component is neutral has no error of his own: the widest of the role stands in, never certainty.
  const widest = Math.max(...scored.map(({ error }) => error), 0);
  const uncertain = widest > 0 ? scored : [];
  const posterior = uncertain.length ? shrink(uncertain.map((s) => s.score), uncertain.map((s) => (s.error || widest) ** 2)) : null;
  const bands = yield* rankingBands(
    scored.map((one) => {
      const shrunk = posterior?.units[uncertain.indexOf(one)];
      return { n: one.n, posterior: shrunk ? { mean: shrunk.mean, sd: Math.sqrt(shrunk.variance) } : { mean: one.score, sd: 0 } };
    }),
    { seed: RANK_SEED, minimum: MINIMUM_N },
  );
  const total = scored.reduce((sum, one) => sum + Number(figureOf(one.person, counted(role)).numerator), 0);

  return scored
    .map(({ person, score, components, error, n }, i) => ({
      staffCode: person.staffCode,
      name: person.name,
      branch: person.branch,
      score: scoreFigure(person, score, error, n, components, plan, role, asOf, tooShort(components.map(({ id }) => id))),
      share: total > 0 ? Number(figureOf(person, counted(role)).numerator) / total : null,
      band: bands[i] ?? null,
      components: components.map((part): ComponentRow => {
        const actual = figureOf(person, part.id);
        const { id, weight, attainment, points } = part;
        return { id, weight, actual, shrunk: shrunkOf(id, actual), target: part.target, attainment, points, marks: [...new Set([...part.marks, ...(actual.marks ?? []), ...tooShort([id])])] };
      }),
    }))
    .sort((a, b) => Number(b.score.value) - Number(a.score.value) || a.name.localeCompare(b.name, "ru"));
}

function scoreFigure(person: Person, score: number, error: number, n: number, components: readonly ScoredComponent[], plan: Plan, role: Role, asOf: string, history: readonly Mark[]): Figure {
  const highest = (plan.roles[role]?.components ?? []).reduce((sum, { weight, cap }) => sum + weight * cap, 0);
  const marks: Mark[] = components.some((part) => part.marks.length > 0) ? ["partly_neutral"] : [];
  if (components.some(({ id }) => figureOf(person, id).marks?.includes("complaints_unknown"))) marks.push("complaints_unknown");
  marks.push(...history);
  return {
    metric: "motivation_score",
    as_of: asOf,
    definition: `motivation_score@${plan.version}`,
    by: { staff: person.staffCode },
    value: score,
    numerator: null,
    denominator: null,
    n,
    // All neutral: the score is a convention, nothing was measured. No score lies beyond the caps.
    low: error > 0 ? Math.max(0, score - Z95 * error) : null,
    high: error > 0 ? Math.min(highest, score + Z95 * error) : null,
    unit: "score",
    label: person.name,
    ...(marks.length ? { marks } : {}),
  };
}

function figureOf({ staffCode, figures }: Person, id: ComponentId): Figure {
  const figure = figures[id];
  if (!figure) throw new RangeError(`board: no figure of ${id} for ${staffCode}`);
  return figure;
}

const fitShares = (figures: readonly Figure[]) => fitBetaBinomial(figures.map((f) => Number(f.numerator)), figures.map((f) => f.n));

/** Half the width of the mean's interval ÷ z: with few answers a little wide, which is the safe side. */
const standardErrorOfMean = ({ low, high }: Figure): number => (low === null || high === null ? 0 : (Number(high) - Number(low)) / (2 * Z95));

/** Standard error of weight × actual ÷ target; 0 where the component is neutral. Cap and threshold are left aside: near them a rank is no surer. */
function pointsError(part: ScoredComponent, figure: Figure, role: Role): number {
  const neutral = part.marks.some((mark) => mark === "neutral" || mark === "small_n" || mark === "no_answers");
  if (neutral || part.actual === null || part.target === null) return 0;
  const scale = part.weight / part.target;
  // Half an answer away from 0 and 1, so that ten of ten is not taken for certainty.
  const share = (x: number, n: number): number => (x + 0.5) / (n + 1);
  if (shareIds.has(part.id)) {
    const p = share(part.actual * part.n, part.n);
    return scale * Math.sqrt((p * (1 - p)) / part.n);
  }
  if (part.id === "importer_csi") return scale * standardErrorOfMean(figure);
  if (part.id === "complaints") return figure.marks?.includes("complaints_unknown") || figure.n === 0 ? 0 : (scale * 100 * Math.sqrt(Number(figure.numerator) + 0.5)) / figure.n;
  const over = countedOver(role, figure);
  const p = share(part.actual, over);
  return over > 0 ? scale * Math.sqrt(over * p * (1 - p)) : 0;
}
