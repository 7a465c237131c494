import type { Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

const count = async (session: Session, query: string): Promise<number> => (await session.query<{ n: number }>(raw(query)))[0]?.n ?? 0;

/**
 * Connected components of records that share a strong key, or whose keys people called one client's, from temp.strong_key into
 * temp.component (client_ref, root); a record all of whose keys are its own is not in it.
 *
 * Each round hooks every record to its smallest neighbour, flattens the trees by pointer jumping, and contracts the graph to its
 * roots. Two rounds at least halve what is left of a component, so a chain of a thousand takes a handful, whatever its order.
 */
export async function joinComponents(session: Session): Promise<void> {
  await session.run(raw("create or replace temp table tie as select a, b from core.decision where verdict = 'same'"));
  await session.run(raw("create or replace temp table star as select key, min(client_ref) as hub from temp.strong_key group by key having count(*) > 1"));
  await session.run(raw(`
    create or replace temp table hub as
    select key, min(client_ref) as hub from temp.strong_key
    where key in (select a from temp.tie union all select b from temp.tie) group by key`));
  await session.run(raw(`
    create or replace temp table edge as
    select distinct k.client_ref as a, s.hub as b
    from (select * from temp.strong_key where key in (select key from temp.star)) as k
    inner join temp.star as s on s.key = k.key
    where k.client_ref <> s.hub
    union
    select greatest(l.hub, r.hub), least(l.hub, r.hub)
    from temp.tie as d
    inner join temp.hub as l on l.key = d.a
    inner join temp.hub as r on r.key = d.b
    where l.hub <> r.hub`));
  await session.run(raw("create or replace temp table component as select client_ref, client_ref as root from (select a as client_ref from temp.edge union select b from temp.edge) as e"));
  while ((await count(session, "select count(*) as n from temp.edge")) > 0) {
    await hook(session);
    await flatten(session);
    await contract(session);
  }
}

/** temp.parent (node, up): every node of the graph left, under its smallest neighbour if that is smaller. */
async function hook(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table parent as
    select node, least(node, min(other)) as up
    from (select a as node, b as other from temp.edge union all select b, a from temp.edge) as e
    group by node`));
}

/** Pointer jumping: every node's parent becomes its root. */
async function flatten(session: Session): Promise<void> {
  let deep = true;
  while (deep) {
    await session.run(raw(`
      create or replace temp table jumped as
      select p.node, q.up, q.up <> p.up as moved from temp.parent as p inner join temp.parent as q on q.node = p.up`));
    deep = (await count(session, "select count(*) as n from temp.jumped where moved")) > 0;
    await session.run(raw("create or replace temp table parent as select node, up from temp.jumped"));
  }
}

/** The graph of roots, and the new root of every record. */
async function contract(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table component as
    select c.client_ref, coalesce(p.up, c.root) as root from temp.component as c left join temp.parent as p on p.node = c.root`));
  // Two statements: in one, the planner pairs the two parents by inequality first, for it counts no row of an open transaction.
  await session.run(raw(`
    create or replace temp table moved as
    select p.up as a, q.up as b
    from temp.edge as e
    inner join temp.parent as p on p.node = e.a
    inner join temp.parent as q on q.node = e.b`));
  await session.run(raw("create or replace temp table edge as select distinct greatest(a, b) as a, least(a, b) as b from temp.moved where a <> b"));
}
