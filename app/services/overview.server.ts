import type { Home } from "#pipelines/index.ts";
import { readsAll } from "#app/auth/scope.server.ts";
import { withoutFilter, type Question } from "#app/filters/question.ts";
import { averageCheck, repeatSaleShare, saleToService, serviceToSale } from "#app/metrics/definitions/sales.ts";
import { loyalClientShare, regularConversion, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { nps } from "#app/metrics/definitions/feedback.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { BranchRow, Figure, OverviewData, Tile } from "#app/metrics/types.ts";
import { funnelPosition } from "#app/stats/funnel.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Asked } from "./comparison.server.ts";
import { figures } from "./figures.server.ts";
import { figuresAt } from "./month-figures.server.ts";
import { tilesOf } from "./tiles.server.ts";
import { UsageError } from "./usage-error.ts";

const TILES: readonly Metric[] = [repeatSaleShare, averageCheck, serviceRetention, regularConversion, saleToService, serviceToSale, nps];

/** Everything on the Overview, as of one day. */
export async function overview(home: Home, question: Question): Promise<OverviewData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters: question.filters, detail: "sums" };
  const [loyal, tiles, branches] = await Promise.all([
    tilesOf(home, loyalClientShare, { ...asked, through: known.asOf }),
    Promise.all(TILES.map((metric) => tilesOf(home, metric, asked))),
    branchRows(home, { ...asked, filters: withoutFilter(asked.filters, "branch") }),
  ]);
  const loyalTile = loyal[0] as Tile;
  return {
    asOf,
    loyal: loyalTile,
    bridge: bridgeOf(loyalTile.current),
    tiles: tiles.flat(),
    branches,
    dataNotes: !readsAll("figures") ? null : { records: known.records, clients: known.clients, unidentifiedVisits: known.unidentifiedVisits, visits: known.visits, from: known.from, to: known.to },
  };
}

function bridgeOf({ parts = {}, denominator, value }: Figure): OverviewData["bridge"] {
  const step = (name: OverviewData["bridge"][number]["step"], part: string): OverviewData["bridge"][number] => {
    const clients = parts[part] ?? 0;
    return { step: name, clients, share: value === null || !denominator ? null : clients / Number(denominator) };
  };
  return [
    step("repeat", "repeat"),
    step("discount_only", "discount_only"),
    step("detractors", "detractor"),
    step("loyal", "loyal"),
    step("confirmed", "confirmed"),
    step("never_asked", "never_asked"),
  ];
}

/** Branch by branch, with the whole that they are parts of. */
async function branchRows(home: Home, { asOf, period, filters }: Asked): Promise<OverviewData["branches"]> {
  const [[group], ...split] = await Promise.all([
    figuresAt(home, loyalClientShare, { asOf, period }, filters),
    ...[loyalClientShare, ...TILES].map((metric) => figures(home, metric, [spanAt(asOf, period)], ["branch"], filters, undefined, "sums")),
  ]);
  const all = split.flat();
  const groupShare = group?.value;
  const names = [...new Set(all.map((figure) => figure.by["branch"] ?? null))].filter((name) => name !== null).sort((a, b) => a.localeCompare(b, "ru"));
  const rows = names.map((branch): BranchRow => {
    const own = all.filter((figure) => figure.by["branch"] === branch);
    const loyal = own.find((figure) => figure.metric === loyalClientShare.id);
    const comparable = loyal?.value !== null && loyal?.denominator && typeof groupShare === "number";
    return { branch, figures: own, funnel: comparable ? (funnelPosition(Number(loyal.numerator), Number(loyal.denominator), groupShare)?.position ?? "inside") : "inside" };
  });
  return { group: group as Figure, rows };
}
