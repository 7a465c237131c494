/**
 * Takes the steps that are left of a story with a home's bonuses, in a process of its own, and says each before it takes it:
 * node --import tsx kill-child.mts HOME LATE_BATCH
 */
import { writeSync } from "node:fs";
import { closeHomes, ownHome } from "#app/warehouse/home.server.ts";
import { steps } from "./story.ts";

const [path = "", late = ""] = process.argv.slice(2);
const home = await ownHome({ LOYALTY_HOME: path });
const say = (text: string): void => void writeSync(1, `${text}\n`);
say("ready");
for (const { name, done, take } of steps(late)) {
  if (await done(home)) continue;
  say(name);
  await take(home);
}
say("done");
await closeHomes();
