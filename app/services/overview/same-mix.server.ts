import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { MixRow } from "#app/metrics/views/overview.ts";
import { withoutFilter } from "#app/filters/question.ts";
import { compareStandardised, pooledWeights, shareStratum, standardise, type Stratum } from "#app/stats/standardise.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";

/** The loyal share of every branch at the group's mix of client kinds; one statement. Empty where there are not two branches and two kinds. */
export async function sameMix(home: Home, { asOf, period, filters }: Asked): Promise<MixRow[]> {
  const cells = await figures(home, loyalClientShare, [spanAt(asOf, period)], ["branch", "client_kind"], withoutFilter(filters, "branch"), undefined, "sums");
  return mixRows(cells);
}

/** The rows of `sameMix` from the figures of every branch and kind; blank where nothing was counted. */
export function mixRows(cells: readonly Figure[]): MixRow[] {
  const known = cells.filter(({ by, denominator }) => by["branch"] != null && by["client_kind"] != null && Number(denominator) > 0);
  const branches = [...new Set(known.map(({ by }) => by["branch"] as string))];
  const kinds = new Set(known.map(({ by }) => by["client_kind"]));
  if (branches.length < 2 || kinds.size < 2 || known.some(({ value }) => value === null)) return [];
  const strataOf = (wanted: (branch: string) => boolean): Stratum[] =>
    [...kinds].map((kind) => {
      const own = known.filter(({ by }) => by["client_kind"] === kind && wanted(by["branch"] as string));
      const sum = (pick: "numerator" | "denominator") => own.reduce((total, figure) => total + Number(figure[pick]), 0);
      return shareStratum(kind as string, sum("numerator"), sum("denominator"));
    });
  const weights = pooledWeights([strataOf(() => true)]);
  return branches.flatMap((branch): MixRow[] => {
    const own = strataOf((name) => name === branch);
    const adjusted = standardise(own, weights);
    const against = compareStandardised(own, strataOf((name) => name !== branch), weights);
    if (!adjusted) return [];
    return [{ branch, adjusted: adjusted.value, low: Math.max(0, adjusted.low), high: Math.min(1, adjusted.high), flip: against?.signFlip ? (against.adjusted.value > 0 ? "above" : "below") : null }];
  });
}
