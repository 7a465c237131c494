import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { nps } from "#app/metrics/definitions/feedback.ts";
import type { Comment } from "#app/metrics/views/feedback.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { unitsOf } from "./questions.server.ts";

const LATEST = 24;

/** The latest comments beside a score, the lowest score first. */
export async function latestComments(home: Home, asked: Asked): Promise<Comment[]> {
  const rows = await runQuery<Omit<Comment, "clientId"> & { client_id: string }>(
    home,
    "comments",
    sql`select u.unit_id as id, q.recommend_score as score, u.day, u.branch, cast(u.client_id as varchar) as client_id, k.name, s.name as staff, q.comment as text
        from (${await unitsOf(home, nps, asked)}) as u
        join core.survey q on q.batch_id = u.batch_id and q.line = u.line
        join core.client k on k.client_id = u.client_id
        left join (select staff_code, max(name) as name from core.staff group by staff_code) as s on s.staff_code = q.staff
        where q.comment is not null
        order by u.day desc, u.unit_id limit ${LATEST}`,
  );
  return rows.map(({ client_id: clientId, ...comment }) => ({ ...comment, clientId })).sort((a, b) => a.score - b.score || b.day.localeCompare(a.day));
}
