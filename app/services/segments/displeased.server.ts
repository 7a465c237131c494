import { addMonths, day, sql, type Sql } from "#pipelines/warehouse/sql.ts";

/** Who gives no more would not recommend. */
export const DETRACTOR_MAX = 6;

/** The latest score of each client in the trailing year, of two on one day that of the higher number: client_id, score, responded_on. */
export const latestScores = (asOf: string): Sql => sql`
  select client_id, recommend_score as score, responded_on from core.survey
  where client_id is not null and recommend_score is not null and responded_on > ${addMonths(day(asOf), -12)} and responded_on <= ${day(asOf)}
  qualify row_number() over (partition by client_id order by responded_on desc, length(response_no) desc, response_no desc) = 1`;

/** Clients whose complaint is open at the end of a day: client_id, and since when, opened_on. */
export const openComplaints = (asOf: string): Sql => sql`
  select client_id, min(opened_on) as opened_on from core.complaints
  where client_id is not null and opened_on <= ${day(asOf)} and (closed_on is null or closed_on > ${day(asOf)}) group by client_id`;
