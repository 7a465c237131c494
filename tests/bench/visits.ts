import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { random as seeded } from "#app/stats/random.ts";

/** Columns of the generated export, with the types of a bare load. */
export const columns = {
  branch: "VARCHAR",
  visit_no: "VARCHAR",
  closed_on: "DATE",
  client_code: "VARCHAR",
  client_name: "VARCHAR",
  phone: "VARCHAR",
  vin: "VARCHAR",
  make: "VARCHAR",
  mileage_km: "INTEGER",
  kind: "VARCHAR",
  payer: "VARCHAR",
  advisor: "VARCHAR",
  discount_amount: "DECIMAL(18,2)",
  total_amount: "DECIMAL(18,2)",
} as const;

const branches = ["Центр", "Север", "Юг"];
const kinds = ["maintenance", "repair", "warranty", "tyres", "parts"];
const makes = ["Toyota", "Hyundai", "Kia", "Lada", "Chevrolet"];
const surnames = ["Иванов", "Ахметов", "Сергеева", "Ким", "Оспанова", "Петренко"];
const vinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
const firstDay = Date.UTC(2023, 0, 1);
const days = 1095;

interface Writing {
  readonly seed?: number;
  /** Number of the first order: those before it are in another file, of as many clients. */
  readonly from?: number;
  /** A column whose cells are all replaced. */
  readonly spoil?: { readonly column: keyof typeof columns; readonly cell: string };
}

/** Writes a plausible export of repair orders: about six visits a client, one phone and one car each, the same for the same seed. */
export async function writeVisits(file: string, rows: number, { seed = 1, from = 0, spoil }: Writing = {}): Promise<void> {
  const random = seeded(seed).uniform;
  const below = (n: number): number => Math.floor(random() * n);
  const clients = Math.max(1, Math.round((from || rows) / 6));
  const spoilt = spoil ? Object.keys(columns).indexOf(spoil.column) : -1;
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  out.write(`${Object.keys(columns).join(",")}\n`);
  for (let i = 0; i < rows; i++) {
    const client = Math.floor(clients * random() ** 1.5);
    const closed = new Date(firstDay + below(days) * 86_400_000).toISOString().slice(0, 10);
    const total = (below(9_000_000) + 100_000) / 100;
    const discount = random() < 0.2 ? total * 0.1 : 0;
    const row: (string | number | undefined)[] = [
      branches[client % 3],
      `N${from + i}`,
      closed,
      `C${client}`,
      `${surnames[client % 6]} ${String.fromCharCode(1040 + (client % 28))}.`,
      `+7701${String(client).padStart(7, "0")}`,
      vinOf(client),
      makes[client % 5],
      below(200_000),
      kinds[below(5)],
      random() < 0.9 ? "customer" : "warranty",
      `Мастер ${client % 40}`,
      discount.toFixed(2),
      total.toFixed(2),
    ];
    if (spoil) row[spoilt] = spoil.cell;
    if (!out.write(`${row.join(",")}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** The same text in windows-1251: Latin letters and digits as they are, Cyrillic ones a byte each. */
export async function in1251(utf8: string, file: string): Promise<void> {
  const letters = new Map(Array.from({ length: 64 }, (_, i) => [String.fromCharCode(0x410 + i), 0xc0 + i]));
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  for await (const text of createReadStream(utf8, { encoding: "utf8", highWaterMark: 1 << 20 }) as AsyncIterable<string>) {
    const bytes = Buffer.allocUnsafe(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) < 128 ? text.charCodeAt(i) : (letters.get(text.charAt(i)) ?? 63);
    if (!out.write(bytes)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** A different VIN for each client. */
function vinOf(client: number): string {
  let rest = client;
  let tail = "";
  for (let i = 0; i < 6; i++) {
    tail = vinLetters[rest % 33] + tail;
    rest = Math.floor(rest / 33);
  }
  return `XTA21099000${tail}`;
}
