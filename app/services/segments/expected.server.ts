import type { Home } from "#pipelines/index.ts";
import { day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { ExpectedClass } from "#app/dashboards/segments/views.ts";
import { gammaGammaSpend } from "#app/stats/gamma-gamma.ts";
import { mbgNbdAlive, mbgNbdVisits } from "#app/stats/mbg-nbd.ts";
import type { Steps } from "#app/stats/steps.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { RepeatModel } from "../clients/repeat-model.ts";
import { inSlices } from "../in-slices.ts";

/** Times on so coarse a grid, in days, and amounts by so many bins to each factor of e, that a million clients are some ten thousand histories. */
const STEP = 15;
const BINS = 4;
/** Repeat visits of one class: the least, and the most. */
const classes = [["0", 0, 0], ["1", 1, 1], ["2", 2, 2], ["3-4", 3, 4], ["5-9", 5, 9], ["10+", 10, Number.POSITIVE_INFINITY]] as const;

interface Cell {
  readonly x: number;
  readonly between: number;
  readonly known: number;
  readonly paid: number;
  readonly mean: number | null;
  readonly n: number;
  readonly visits: number;
  readonly money: number;
}
type Model = Pick<RepeatModel, "visits" | "spend">;

/**
 * What the model says of clients (`members`, a query of client_id) from a day on until another, by how often they had come again by then: the mean chance
 * to be still there, visit days and money (minor units); beside it what came, which is 0 for days that are yet to come. Clients without a visit by then are in none.
 */
export async function expectedOf(home: Home, model: Model, members: Sql, from: string, until: string): Promise<ExpectedClass[]> {
  const cells = await runQuery<Cell>(
    home,
    "visits before and after",
    sql`
      with chosen as (${members}),
      before as (
        select v.client_id, count(*) - 1 as x, cast(floor(date_diff('day', min(v.day), max(v.day)) / ${STEP}) as integer) as between, cast(floor(date_diff('day', min(v.day), ${day(from)}) / ${STEP}) as integer) as known,
          count(*) filter (where v.total_amount > 0) as paid, avg(case when v.total_amount > 0 then v.total_amount end) as mean
        from marts.visit_day as v where v.day <= ${day(from)} and v.client_id in (select client_id from chosen) group by v.client_id
      ),
      later as (
        select v.client_id, count(*) as visits, cast(sum(v.total_amount) as bigint) as money
        from marts.visit_day as v where v.day > ${day(from)} and v.day <= ${day(until)} and v.client_id in (select client_id from chosen) group by v.client_id
      )
      select b.x, b.between, b.known, b.paid, avg(b.mean) as mean, count(*) as n, cast(coalesce(sum(l.visits), 0) as bigint) as visits, cast(coalesce(sum(l.money), 0) as bigint) as money
      from before as b left join later as l on l.client_id = b.client_id
      group by b.x, b.between, b.known, b.paid, cast(floor(${raw(String(BINS))} * ln(b.mean)) as integer)`,
  );
  return inSlices(foreseen(model, cells, (Date.parse(until) - Date.parse(from)) / 86_400_000));
}

function* foreseen({ visits: model, spend }: Model, cells: readonly Cell[], days: number): Steps<ExpectedClass[]> {
  const sums = classes.map(([id]) => ({ id, clients: 0, alive: 0, visits: 0, money: 0, actualVisits: 0, actualMoney: 0 }));
  const middle = (steps: number): number => (steps + 0.5) * STEP;
  let done = 0;
  for (const cell of cells) {
    if (++done % 200 === 0) yield;
    const [x, n, paid] = [Number(cell.x), Number(cell.n), Number(cell.paid)];
    const sum = sums[classes.findIndex(([, least, most]) => x >= least && x <= most)];
    if (!sum) continue;
    const known = middle(Number(cell.known));
    const history = { x, tx: x === 0 ? 0 : Math.min(known, middle(Number(cell.between))), T: known };
    const expected = mbgNbdVisits(model, history, days);
    sum.clients += n;
    sum.alive += n * mbgNbdAlive(model, history);
    sum.visits += n * expected;
    if (spend) sum.money += n * expected * gammaGammaSpend(spend, cell.mean === null ? 0 : paid, Number(cell.mean ?? 0));
    sum.actualVisits += Number(cell.visits);
    sum.actualMoney += Number(cell.money);
  }
  return sums.filter(({ clients }) => clients > 0).map(({ alive, money, ...rest }) => ({ ...rest, alive: alive / rest.clients, money: spend ? Math.round(money) : null }));
}

/** All classes together; null for none. */
export function expectedInAll(rows: readonly ExpectedClass[]): ExpectedClass | null {
  if (rows.length === 0) return null;
  const total = (value: (row: ExpectedClass) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
  const clients = total((row) => row.clients);
  return {
    id: "all",
    clients,
    alive: total((row) => row.alive * row.clients) / clients,
    visits: total((row) => row.visits),
    money: rows.some(({ money }) => money === null) ? null : total((row) => row.money ?? 0),
    actualVisits: total((row) => row.actualVisits),
    actualMoney: total((row) => row.actualMoney),
  };
}
