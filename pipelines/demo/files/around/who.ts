import { dayOf } from "../../calendar.ts";
import type { Client } from "../../life/client.ts";
import type { Group } from "../../life/group.ts";
import { colleagues } from "../../world/staff.ts";
import type { Card, Cards } from "../cards.ts";
import type { Cell, TableRow } from "../table.ts";

/** A client by the truth's number, with what the systems hold about it. */
export type Who = (client: number) => { readonly client: Client; readonly cards: Cards };

export function whoIsWho(group: Group, book: ReadonlyMap<Client, Cards>): Who {
  const found = new Map([...book].map(([client, cards]) => [client.id, { client, cards }] as const));
  return (id) => {
    const one = found.get(id);
    if (!one) throw new Error(`no client ${id} among ${group.clients.length}`);
    return one;
  };
}

/** The first card of 1C. */
export const onecOf = ({ cards }: ReturnType<Who>): Card => cards.onec[0] ?? cards.crm;

export const day = (iso: string | null): Cell => (iso === null ? null : { day: dayOf(iso) });
export const money = (minor: number | null): Cell => (minor === null ? null : { money: minor });
/** A number with two decimals, written as the system writes money. */
export const decimal = (value: number): Cell => ({ money: Math.round(value * 100) });
export const loaded = (cells: Cell[], counted = 0): TableRow => ({ cells, fate: "loaded", counted });

const names = new Map(colleagues.map((c) => [c.code, c.name] as const));
export const staffName = (code: string | null): string => (code === null ? "" : (names.get(code) ?? code));

/** A row that says nothing of its client: it is to be rejected. */
export function nobodys(header: readonly string[], like: TableRow, number: readonly [header: string, text: string], blank: readonly string[]): TableRow {
  const cells = header.map((name, i): Cell => (blank.includes(name) ? "" : name === number[0] ? number[1] : (like.cells[i] ?? null)));
  return { cells, fate: { column: null, code: "no_client" }, counted: like.counted };
}
