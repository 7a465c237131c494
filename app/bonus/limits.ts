import { exact } from "./counted.ts";
import { resultOf } from "./earned.ts";
import type { InputPerson } from "./inputs.ts";
import { intervalOf } from "./interval.ts";
import { lineOf, sumOf } from "./line.ts";
import { roundHalfAway } from "./money.ts";
import type { Gate, RolePlan } from "./plan.ts";
import { compare, decimal } from "./ratio.ts";
import type { Line, LineMark } from "./types.ts";

const PPM = 1_000_000n;

/** What gates, cap and floor of the role take from or add to what was earned, in this order, each a line of its own. */
export function limitLines(role: RolePlan, person: InputPerson, earned: readonly Line[]): Line[] {
  const lines: Line[] = [];
  let sum = sumOf(earned);
  const add = (line: Line): void => {
    lines.push(line);
    sum += BigInt(line.amount_minor);
  };
  for (const gate of role.gates) add(gateLine(gate, person, sum));
  for (const kind of ["cap", "floor"] as const) {
    const limit = kind === "cap" ? role.cap_minor : role.floor_minor;
    if (limit === null) continue;
    const off = BigInt(limit) - sum;
    if (kind === "cap" ? off < 0n : off > 0n) add(lineOf(person, kind, kind, off, { why: { before_minor: Number(sum), limit_minor: limit } }));
  }
  return lines;
}

/** A gate has a line also when it is open: what was not taken is worth reading. */
function gateLine(gate: Gate, person: InputPerson, before: bigint): Line {
  const { component, edge, effect } = gate;
  const result = resultOf(person, component);
  const { closed, marks } = judged(gate, person);
  const kept = effect.kind === "nothing" ? 0 : effect.factor;
  const left = closed && before > 0n ? roundHalfAway(before * BigInt(Math.round(kept * Number(PPM))), PPM) : before;
  const ends = intervalOf(component, result);
  return lineOf(person, "gate", component, left - before, {
    actual: result.actual,
    n: result.n,
    target: edge,
    marks: [...marks],
    why: { before_minor: Number(before), closed: closed ? 1 : 0, kept, must_be: gate.must_be, judged: gate.judged, low: ends?.low ?? null, high: ends?.high ?? null, minimum_n: gate.minimum_n },
  });
}

/** Closed by the value, or by the interval only where all of it lies beyond the edge. What is blank, of too few, or without an interval closes nothing, and says so. */
function judged({ component, must_be, edge, judged: by, minimum_n }: Gate, person: InputPerson): { readonly closed: boolean; readonly marks: readonly LineMark[] } {
  const result = resultOf(person, component);
  const value = exact({ id: component }, result);
  const ends = intervalOf(component, result);
  if (value === null || (minimum_n !== null && result.n < minimum_n) || (by === "interval" && ends === null)) return { closed: false, marks: ["gate_open"] };
  const nearest = by === "value" || ends === null ? value : decimal(must_be === "at_least" ? ends.high : ends.low);
  const side = compare(nearest, decimal(edge));
  return { closed: must_be === "at_least" ? side < 0 : side > 0, marks: [] };
}
