/** Imports files into a home in a process of its own, and says every step it comes to: node --import tsx kill-child.mts HOME FILE… */
import { writeSync } from "node:fs";
import { importAsJob } from "#app/services/jobs.server.ts";
import { closeHomes, ownHome } from "#app/warehouse/home.server.ts";

const [home = "", ...files] = process.argv.slice(2);
const env = { LOYALTY_HOME: home };
const say = (text: string): void => void writeSync(1, `${text}\n`);
await ownHome(env);
say("ready");
await importAsJob(files.map((path) => ({ path, options: { today: "2026-06-01" } })), { origin: "shell", by: "child", env, onProgress: ({ step }) => say(step) });
say("done");
await closeHomes();
