import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

export interface StaffSpell {
  readonly staff_code: string;
  readonly name: string;
  readonly role: string;
  readonly branch: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly hired_on: string | null;
  readonly left_on: string | null;
}

/** Every role spell, latest last. */
export const staffSpells = (home: Home): Promise<StaffSpell[]> =>
  runQuery<StaffSpell>(
    home,
    "staff_spells",
    sql`select staff_code, name, role, branch, valid_from, valid_until, hired_on, left_on from core.staff order by staff_code, valid_from nulls first`,
  );

/** Each staff code with its latest spell. */
export async function staffNames(home: Home): Promise<ReadonlyMap<string, StaffSpell>> {
  return new Map((await staffSpells(home)).map((spell) => [spell.staff_code, spell]));
}

/** Codes for what people type, a code or a name; what is unknown stays as it is and matches nothing. */
export async function staffCodes(home: Home, typed: readonly string[]): Promise<string[]> {
  const spells = await staffSpells(home);
  return typed.flatMap((text) => {
    const found = spells.filter((spell) => spell.staff_code === text || spell.name.toLocaleLowerCase("ru") === text.toLocaleLowerCase("ru"));
    return found.length ? [...new Set(found.map((spell) => spell.staff_code))] : [text];
  });
}
