import { stateMigrations } from "#pipelines/state/migrations.ts";
import { latestOf, type Migration } from "#pipelines/warehouse/migrations.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

const from = latestOf(stateMigrations);

/** Migrations of years to come: a column filled from another, and rows that become two. */
export const steps: readonly Migration[] = [
  ...stateMigrations,
  {
    version: from + 1,
    name: "views know their page",
    adds: { view: { page: "VARCHAR" } },
    run: (session) => session.run(raw("update people.view set page = split_part(address, '?', 1)")),
  },
  {
    version: from + 2,
    name: "every view twice",
    async run(session) {
      await session.run(raw("insert into people.view (view_id, name, address, page) select view_id + 1000000, name || ' 2', address, page from people.view"));
      await session.run(raw("update people.view set name = name || '!'"));
    },
  },
];
