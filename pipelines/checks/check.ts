import type { Sql } from "../warehouse/sql.ts";

/** A query over staging, core and marts that must return no row; a row says where the warehouse contradicts itself. */
export interface Check {
  readonly id: string;
  readonly query: Sql;
}
