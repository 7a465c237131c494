import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { firstVisitAnswers, importerAnswers } from "./answers.ts";
import { periodSales } from "./sales.ts";
import { servedClients } from "./served-clients.ts";

/** A component of the score whose units are told apart by what nobody chooses who serves them: the branch, what the work was, and who the client is. */
export interface Work {
  readonly population: Population;
  readonly numerator: string;
  /** Units that the numerator is of: a measure that is 1 for each. */
  readonly over: string;
  /** The units (a subquery) with the columns `work` and `who` beside their own. */
  readonly strata: (units: Sql) => Sql;
}

/** The order or contract that an answer is about: its kind, or whether the car was new. */
const answered = (who: Sql) => (units: Sql): Sql => sql`
      select u.*, coalesce(v.kind, c.condition) as work, ${who} as who
      from (${units}) as u
      join core.survey q on q.batch_id = u.batch_id and q.line = u.line
      left join core.visit v on v.branch = q.visit_branch and v.visit_no = q.visit_no
      left join core.sale c on c.branch = q.contract_branch and c.contract_no = q.contract_no and not c.is_cancelled
      left join core.client k on k.client_id = coalesce(v.client_id, c.client_id)
      left join marts.client_first f on f.client_id = coalesce(v.client_id, c.client_id)`;

/** By the id of the component. First visits are all of new clients, and repeat sales all of known ones: there the kind of the client stands for it. */
export const workOf: Readonly<Partial<Record<string, Work>>> = {
  first_visit_recommend: { population: firstVisitAnswers, numerator: "recommends", over: "answer", strata: answered(raw("k.client_kind")) },
  importer_csi: {
    population: importerAnswers,
    numerator: "csi",
    over: "answer",
    strata: answered(raw("case when v.closed_on = f.first_visit or c.sold_on = f.first_purchase then 'new' when f.client_id is not null then 'known' end")),
  },
  returning_clients: {
    population: servedClients,
    numerator: "returned",
    over: "served",
    strata: (units) => sql`
      select u.*, d.kind as work, case when f.first_visit = u.day then 'new' else 'known' end as who
      from (${units}) as u
      left join marts.visit_day d on d.client_id = u.client_id and d.day = u.day
      left join marts.client_first f on f.client_id = u.client_id`,
  },
  repeat_sales: { population: periodSales, numerator: "repeat_sale", over: "sale", strata: (units) => sql`select u.*, u.condition as work, u.client_kind as who from (${units}) as u` },
};

/** Rows `staff, branch, work, who` with how many units there are, and the sum and the squares of what is measured. */
export const workCells = ({ numerator, over, strata }: Work, units: Sql): Sql => sql`
    select staff, branch, work, who, count(*) as n, sum(cast(${raw(numerator)} as double)) as total, sum(cast(${raw(numerator)} as double) * ${raw(numerator)}) as squares
    from (${strata(units)}) as w where staff is not null and ${raw(over)} = 1 group by staff, branch, work, who`;
