/** Works on a home until it is killed, and says what was confirmed: node --import tsx child.mts backup|migrate|work|full|full-migrate HOME [FILE] */
import { writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { translator } from "#app/i18n/index.ts";
import { failureSentence } from "#app/services/failure.ts";
import { fileErrorSentence } from "#app/services/problem-sentence.ts";
import { backUp, importFiles, openHome, saveView, type Home } from "#pipelines/index.ts";
import { bringUpState } from "#pipelines/state/index.ts";
import { steps } from "./steps.ts";

const [mode, dir = "", file = ""] = process.argv.slice(2);
const say = (text: string): void => void writeSync(1, `${text}\n`);

const t = translator("en");
const sentence = (error: unknown): string => failureSentence(error, t);

/** Brings the schema up by migrations of years to come. */
async function bringUp(): Promise<void> {
  const { engine } = await bringUpState(dir, steps);
  await engine.close();
}

async function backUpAgainAndAgain(home: Home): Promise<void> {
  for (let i = 0; i < 50; i++) {
    await backUp(home, join(dir, "backups", `loyalty-${String(i).padStart(6, "0")}-20260601T000000Z.tar.gz`));
    say(`backup ${i}`);
  }
}

async function work(home: Home): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await saveView(home.state, { name: `kept ${i}`, address: "/", by: null });
    say(`view ${i}`);
    if (i % 5) continue;
    const path = join(dir, "..", `w${i}.csv`);
    writeFileSync(path, `branch,visit_no,closed_on,total_amount\nЦентр,w${i},2026-05-01,${i + 1}\n`);
    const { files } = await importFiles(home, [path], { today: "2026-06-01" });
    say(`load ${files[0]?.batch}`);
  }
}

/** What is said of an import and a backup on a disk that takes no more. */
async function onFullDisk(): Promise<void> {
  const home = await openHome(dir).catch((error: unknown) => void say(`open: ${sentence(error)}`));
  if (!home) return;
  const told = await importFiles(home, [file], { today: "2026-06-01" }).then(({ files }) => (files[0] && fileErrorSentence(files[0], t)) ?? "loaded", sentence);
  say(`import: ${told}`);
  say(`backup: ${await backUp(home, join(dir, "b.tar.gz")).then(() => "made", sentence)}`);
  await home.close();
}

// A limit on the size of files is told by a signal too, which would end the process.
process.on("SIGXFSZ", () => undefined);
if (mode === "full") await onFullDisk();
else if (mode === "full-migrate") say(`migration: ${await bringUp().then(() => "done", sentence)}`);
else if (mode === "migrate") {
  say("ready");
  await bringUp();
  say("done");
} else {
  const home = await openHome(dir);
  say("ready");
  await (mode === "backup" ? backUpAgainAndAgain(home) : work(home));
  await home.close();
}
