import type { Rng } from "../rng.ts";
import type { PlantedReject } from "../truth.ts";
import type { Cell, TableRow } from "./table.ts";

/** Where things stand in the rows of one kind of file. */
export interface Places {
  readonly header: readonly string[];
  /** Header of the number, the date and, where there is one, the amount; canonical names go to the truth. */
  readonly number: readonly [header: string, column: string];
  readonly date: readonly [header: string, column: string];
  readonly amount?: readonly [header: string, column: string];
  /** What stands where a date should be. */
  readonly badDates: readonly string[];
}

export interface Dose {
  /** Rows written once more, unchanged, right after themselves. */
  readonly repeated: number;
  /** Rows of an earlier state, corrected further down. */
  readonly corrected: number;
  /** Rows that cannot be read. */
  readonly broken: number;
}

const badAmounts = ["бесплатно", "уточняется", "#ЗНАЧ!", "по счёту"];

/** Makes a clean list of rows what an export really is. The facts that must come out stay the same. */
export function spoil(rng: Rng, rows: readonly TableRow[], places: Places, dose: Dose): TableRow[] {
  const at = (header: string): number => places.header.indexOf(header);
  const amount = places.amount ? at(places.amount[0]) : -1;
  const result = [...rows];
  const corrections: TableRow[] = [];
  for (const i of some(rng, rows.length, dose.corrected)) {
    const row = rows[i] as TableRow;
    const cell = row.cells[amount];
    if (amount < 0 || row.fate !== "loaded" || typeof cell !== "object" || cell === null || !("money" in cell)) continue;
    corrections.push(row);
    result[i] = { cells: row.cells.with(amount, { money: cell.money + 100_000 }), fate: "superseded", counted: 0 };
  }
  for (const i of some(rng, rows.length, dose.repeated).sort((a, b) => b - a)) {
    const row = result[i] as TableRow;
    if (row.fate === "loaded") result.splice(i + 1, 0, { cells: row.cells, fate: "unchanged", counted: 0 });
  }
  for (let n = 0; n < dose.broken; n++) {
    const place = rng.int(0, result.length - 1);
    result.splice(place, 0, broken(rng, rng.pick(rows), n));
  }
  return [...result, ...corrections];

  function broken(chance: Rng, like: TableRow, n: number): TableRow {
    const fresh = like.cells.with(at(places.number[0]), `ИСПР-${String(n + 1).padStart(4, "0")}`);
    const spoilt = (place: readonly [string, string], cell: Cell, code: PlantedReject["code"]): TableRow => ({
      cells: fresh.with(at(place[0]), cell), fate: { column: place[1], code }, counted: code === "bad_amount" ? 0 : like.counted,
    });
    // Every fourth is a known order with a broken amount: it must not replace the good row.
    if (places.amount && n % 4 === 3) return { ...spoilt(places.amount, chance.pick(badAmounts), "bad_amount"), cells: like.cells.with(amount, chance.pick(badAmounts)) };
    if (places.amount && n % 4 === 2) return spoilt(places.amount, n % 8 === 2 ? "" : chance.pick(badAmounts), n % 8 === 2 ? "missing" : "bad_amount");
    return n % 2 === 0 ? spoilt(places.date, chance.pick(places.badDates), "bad_date") : spoilt(places.number, "", "missing");
  }
}

/** Different places, in rising order. */
function some(rng: Rng, length: number, many: number): number[] {
  const places = new Set<number>();
  while (places.size < Math.min(many, length)) places.add(rng.int(0, length - 1));
  return [...places].sort((a, b) => a - b);
}
