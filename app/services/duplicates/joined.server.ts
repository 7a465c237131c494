import type { JoinedClient, JoinedView } from "#app/dashboards/duplicates/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { allOf, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { explanation } from "../identity/explanation.server.ts";

const PAGE = 50;

/** Clients of several records, those of most records first, found by name, phone or code; one of them opened. */
export async function joinedView(home: Home, asked: { readonly query: string; readonly page: number; readonly open: number | null }): Promise<JoinedView> {
  const query = asked.query.trim();
  const page = Math.max(1, asked.page);
  const rows = await runQuery<{ client_id: number; name: string | null; records: number; total: number }>(
    home,
    "joined clients",
    sql`
      select client_id, name, records, count(*) over () as total
      from core.client
      where records > 1 and ${matching(query)}
      order by records desc, name, client_id
      limit ${PAGE} offset ${(page - 1) * PAGE}`,
  );
  const clients: JoinedClient[] = rows.map(({ client_id, name, records }) => ({ id: client_id, name, records }));
  const opened = clients.find(({ id }) => id === asked.open);
  const total = rows[0]?.total ?? 0;
  return {
    query,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    clients,
    opened: opened ? { id: opened.id, explanation: await explanation(home, opened.id) } : null,
  };
}

/** Every word in the name, or the digits in a phone, or the text in a code, a card or an address. */
function matching(query: string): Sql {
  if (query === "") return raw("true");
  const words = query.toLowerCase().replaceAll("ё", "е").split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  const digits = query.replace(/\D/g, "");
  const isPhone = digits.length >= 4 && /^[+\d\s()-]+$/.test(query);
  const ways = [
    ...(words.length ? [allOf(words.map((word) => sql`contains(folded, ${word})`))] : []),
    ...(isPhone ? [sql`contains(phone, ${digits.length > 10 ? digits.slice(-10) : digits})`] : []),
    ...["client_code", "card_no", "email", "tax_id"].map((column) => sql`contains(lower(${raw(column)}), ${query.toLowerCase()})`),
  ];
  return sql`client_id in (select client_id from core.client_record where client_id is not null and (${join(ways, " or ")}))`;
}
