import type { Home } from "#pipelines/index.ts";
import { filtersWithin } from "#app/auth/scope.server.ts";
import { splitBy } from "#app/metrics/compile.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { appliedAs, type AppliedPolicy, type Policy } from "#app/metrics/policy.ts";
import type { Dimension, Figure, Filters } from "#app/metrics/types.ts";
import { underOneDefinition } from "#app/warehouse/applied.server.ts";
import { fromCube, staysStand } from "#app/warehouse/cubes.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { liveAnswers } from "#app/warehouse/live-answers.server.ts";
import { lostGapFor } from "./clients/gaps.server.ts";
import { staffNames } from "./staff-names.server.ts";
import { toFigure, type Sums } from "./to-figure.ts";

const ORIGINS = ["internal", "importer"] as const;

type Answer = Sums & { readonly as_of: string } & Readonly<Record<string, unknown>>;

/** A definition other than the one in force: a draft, or an older version. */
export interface Instead {
  readonly policy: Policy;
  /** Null for a draft. */
  readonly version: number | null;
}

/** With median and 90th percentile of a mean of money, or without: they are shown where one figure is opened, and dear. */
export type Detail = "whole" | "sums";

/**
 * Figures of one metric at every span, split by `by`; without a split there is one figure a span even where nothing was found. By the
 * definition in force, or by another. Of what the viewer may read: a figure that is not for them is blank and says so, a split of it has no groups.
 */
export async function figures(home: Home, metric: Metric, spans: readonly Span[], by: readonly Dimension[], asked: Filters, instead?: Instead, detail: Detail = "whole"): Promise<Figure[]> {
  const filters = filtersWithin(metric, by, asked);
  return filters ? figuresWithin(home, metric, spans, by, filters, instead, detail) : notForViewer(home, metric, spans, by, asked);
}

const figuresWithin = (home: Home, metric: Metric, spans: readonly Span[], by: readonly Dimension[], filters: Filters, instead: Instead | undefined, detail: Detail): Promise<Figure[]> =>
  underOneDefinition(home, async () => {
    const [known, names] = await Promise.all([facts(home), by.includes("staff") ? staffNames(home) : null]);
    const applied: AppliedPolicy = instead ? appliedAs(known.applied, instead.policy, instead.version) : known.applied;
    const limits = { ...known, applied };
    const question = { metric, spans, by, filters, satisfactionMax: known.satisfactionMax, pointValue: known.pointValue, lostAfterDays: await lostGapFor(home, metric), applied, spread: detail === "whole" };
    const { answers: summed, left } = await fromCube(home, question);
    const live = left.length ? await liveAnswers<Answer>(home, { ...question, spans: left, stays: await staysStand(home, applied) }) : [];
    const answers = [...(summed as Answer[]), ...live];
    const split = splitBy(metric, by);
    return spans.flatMap((span) => {
      const found = answers.filter((answer) => answer.as_of === span.asOf);
      return complete(split, filters, found).map(({ key, sums }) => {
        const figure = toFigure(metric, span, key, sums, limits);
        const label = names?.get(key["staff"] ?? "")?.name;
        return label ? { ...figure, label } : figure;
      });
    });
  });

async function notForViewer(home: Home, metric: Metric, spans: readonly Span[], by: readonly Dimension[], filters: Filters): Promise<Figure[]> {
  const limits = await facts(home);
  const blank = { value: null, numerator: null, denominator: null, n: 0, low: null, high: null, marks: ["not_for_you"] } as const;
  return spans.flatMap((span) => complete(splitBy(metric, by), filters, []).map(({ key }) => ({ ...toFigure(metric, span, key, undefined, limits), ...blank })));
}

/** The groups found, plus the blank ones that must not be missing: the whole, or each origin of answers. */
function complete(split: readonly Dimension[], filters: Filters, found: readonly Answer[]): { key: Figure["by"]; sums: Answer | undefined }[] {
  const keyOf = (answer: Answer): Figure["by"] => Object.fromEntries(split.map((name) => [name, (answer[name] as string | null) ?? null]));
  const groups: { key: Figure["by"]; sums: Answer | undefined }[] = found.map((sums) => ({ key: keyOf(sums), sums }));
  if (split.length === 0 && groups.length === 0) groups.push({ key: {}, sums: undefined });
  if (split.length === 1 && split[0] === "origin") {
    for (const origin of ORIGINS) {
      const wanted = !filters.origin?.length || filters.origin.includes(origin);
      if (wanted && !groups.some((group) => group.key["origin"] === origin)) groups.push({ key: { origin }, sums: undefined });
    }
    groups.sort((a, b) => ORIGINS.indexOf(a.key["origin"] as "internal") - ORIGINS.indexOf(b.key["origin"] as "internal"));
  }
  return groups;
}
