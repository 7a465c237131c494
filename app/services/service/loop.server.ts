import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { soldFirstYear, soldNextYear, soldToRegular, storageFee } from "#app/metrics/definitions/sales.ts";
import type { Figure, Filters, Part } from "#app/metrics/types.ts";
import { loopStages, type LoopStep, type ServiceData } from "#app/metrics/views/service.ts";
import { figures } from "../figures.server.ts";

/** Of whom each stage is a part: those who could have got there. A second purchase has no date by which it is missed. */
const ofWhom: Readonly<Record<LoopStep["id"], Part | null>> = { sold: null, came: "sold", regular: "could_return", stored: "regular", traded_in: "bought_again", bought_again: "sold" };

const leaked: Readonly<Partial<Record<LoopStep["id"], Part>>> = { came: "no_first", regular: "no_return", stored: "no_store", traded_in: "no_trade_in" };

/** The loop of sold cars, with what each leak costs: those missing × the average of those who stayed. */
export async function loopOf(home: Home, asOf: string, filters: Filters): Promise<ServiceData["loop"]> {
  const [figure, firstYear, nextYear, fee] = (await Promise.all([soldToRegular, soldFirstYear, soldNextYear, storageFee].map((metric) => figures(home, metric, [spanAt(asOf)], [], filters)))).map(([one]) => one as Figure) as [Figure, Figure, Figure, Figure];
  return { figure, steps: loopSteps(figure, { came: firstYear, regular: nextYear, stored: fee }) };
}

/** Stages from the counts of `sold_to_regular`; `worth` are averages of those who stayed. */
export function loopSteps({ parts = {} }: Figure, worth: Partial<Record<LoopStep["id"], Figure>>): LoopStep[] {
  return loopStages.map((id) => {
    const people = parts[id] ?? 0;
    const of = ofWhom[id];
    const could = of === null ? 0 : (parts[of] ?? 0);
    const gone = leaked[id] ?? null;
    const leak = gone === null || could === 0 ? null : (parts[gone] ?? 0);
    const each = worth[id] ?? null;
    const money = leak === null || each === null || each.value === null ? null : (Number(each.value) * leak).toFixed(2);
    return { id, people, of, share: could === 0 ? null : people / could, leak, leaked: gone, worth: each, money };
  });
}
