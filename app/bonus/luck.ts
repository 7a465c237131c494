import type { Inputs } from "./inputs.ts";
import { intervalOf } from "./interval.ts";
import type { ComponentId } from "./plan.ts";
import type { Line } from "./types.ts";

/**
 * How much of what a plan moves rests on luck. Moved: what results add to or take from pay on target (base × weight), and what gates take.
 * By chance: the part whose result has its target (or the gate's edge) within its own 95 % interval, so that with as few answers or clients
 * chance alone could have put it on either side.
 */
export interface Luck {
  readonly moved_minor: number;
  readonly chance_minor: number;
  /** chance ÷ moved; null where nothing was moved. */
  readonly share: number | null;
}

export function luckOf(lines: readonly Line[], { people, carried }: Pick<Inputs, "people" | "carried">): Luck {
  const of = new Map(people.map((person) => [person.staff_code, person]));
  const couldBeChance = (line: Line): boolean => {
    if (line.target === null || line.marks.includes("role_mean")) return false;
    const id = line.component as ComponentId;
    const own = of.get(line.staff_code)?.results[id];
    const result = line.marks.includes("carried_over") ? carried.find((one) => one.staff_code === line.staff_code && one.component === id)?.result : own;
    const ends = result ? intervalOf(id, result) : null;
    return ends !== null && ends.low <= line.target && line.target <= ends.high;
  };
  const moves = lines.flatMap((line) => {
    if (line.kind === "gate") return [{ line, by: Math.abs(line.amount_minor) }];
    if (line.kind !== "component") return [];
    const onTarget = Math.round(Number(line.why["base_minor"]) * Number(line.why["weight"]));
    return [{ line, by: Math.abs(line.amount_minor - onTarget) }];
  });
  const sum = (some: typeof moves): number => some.reduce((all, { by }) => all + by, 0);
  const moved = sum(moves);
  const chance = sum(moves.filter(({ line }) => couldBeChance(line)));
  return { moved_minor: moved, chance_minor: chance, share: moved === 0 ? null : chance / moved };
}

/** Several months together. */
export function luckTogether(months: readonly Luck[]): Luck {
  const moved = months.reduce((sum, { moved_minor }) => sum + moved_minor, 0);
  const chance = months.reduce((sum, { chance_minor }) => sum + chance_minor, 0);
  return { moved_minor: moved, chance_minor: chance, share: moved === 0 ? null : chance / moved };
}
