import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openHome } from "#pipelines/index.ts";
import { planRead } from "#pipelines/read/index.ts";
import { takeFile } from "#pipelines/stage/take-file.ts";
import { longestStall, peakMemory, perSecond, say, seconds } from "./measure.ts";
import { writeWorkbook } from "./workbook.ts";

const options = { today: "2026-01-01", currency: null } as const;

/** For how long does a big workbook hold the event loop, on which a server answers everybody else? */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { megabytes: { type: "string", default: "60" } } });
  const folder = await mkdtemp(join(tmpdir(), "loyalty-bench-"));
  try {
    const file = join(folder, "visits.xlsx");
    const rows = await writeWorkbook(file, Number(values.megabytes) * 1e6);
    say(`${values.megabytes} MB, ${rows.toLocaleString("en")} rows of nine columns`);
    const idle = await longestStall(() => setTimeout(5_000));
    say(`idle    5 s, event loop held for ${idle.toFixed(0)} ms at most: what the machine itself does`);
    const home = await openHome(join(folder, "home"));
    const planned = { time: 0, stall: 0 };
    planned.stall = await longestStall(async () => {
      planned.time = await seconds(async () => void (await planRead(file, options)));
    });
    say(`plan    ${planned.time.toFixed(2)} s, event loop held for ${planned.stall.toFixed(0)} ms at most   bar 100 ms`);
    const staged = { time: 0, stall: 0 };
    staged.stall = await longestStall(async () => {
      staged.time = await seconds(async () => {
        const taken = await takeFile(home, file, options, () => undefined);
        if (taken.state !== "staged") throw new Error(JSON.stringify(taken).slice(0, 2000));
      });
    });
    await home.close();
    say(`import  ${staged.time.toFixed(2)} s, ${perSecond(rows, staged.time)} rows/s, event loop held for ${staged.stall.toFixed(0)} ms at most   bar 100 ms`);
    say(`peak memory of the process ${(peakMemory() / 1e9).toFixed(2)} GB`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
