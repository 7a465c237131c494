import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openHome } from "#pipelines/index.ts";
import { takeFile } from "#pipelines/stage/take-file.ts";
import { peakMemory, say, seconds } from "./measure.ts";
import { writeVisits } from "./visits.ts";

const sorts = ["good", "warned", "rejected"] as const;
type Sort = (typeof sorts)[number];
const spoilt = { good: {}, warned: { spoil: { column: "vin", cell: "нет" } }, rejected: { spoil: { column: "closed_on", cell: "31.02.2025" } } } as const;

/** Do a million rejected rows cost more memory than a million good ones? Each sort in a process of its own. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: "string", default: "1000000" }, sort: { type: "string" } } });
  const rows = Number(values.rows);
  const sort = sorts.find((one) => one === values.sort);
  if (sort) return stage(rows, sort);
  for (const one of sorts) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "run.cjs"), "rejects", "--rows", String(rows), "--sort", one], { stdio: "inherit" });
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`${one}: ended with ${code}`);
  }
}

async function stage(rows: number, sort: Sort): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "loyalty-bench-"));
  try {
    const file = join(folder, "visits.csv");
    await writeVisits(file, rows, spoilt[sort]);
    const before = peakMemory();
    const home = await openHome(join(folder, "home"));
    const time = await seconds(async () => {
      const taken = await takeFile(home, file, { kind: "visits", dateOrder: "ymd", today: "2026-01-01", currency: null }, () => undefined);
      if (taken.state !== "staged") throw new Error(JSON.stringify(taken).slice(0, 2000));
    });
    await home.close();
    say(`${rows.toLocaleString("en")} ${sort.padEnd(8)} rows staged in ${time.toFixed(2)} s, peak memory ${(peakMemory() / 1e6).toFixed(0)} MB (${(before / 1e6).toFixed(0)} MB before)`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
