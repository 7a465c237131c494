import { ownHome, type Home } from "#app/warehouse/home.server.ts";
import type { ReadPlan } from "#pipelines/index.ts";
import { planExport } from "./import.server.ts";
import { confirmedMapping, optionsOf } from "./upload-answers-options.ts";
import { forgetLooks, type PlannedFile } from "./plan-upload.server.ts";

/** Keeps how a file was read, as it was confirmed, for files with the same headers. What was only suggested is read once more, as it now is. */
export async function rememberReading(home: Home, { path, file, planned, answers }: PlannedFile, by: string, today: string): Promise<void> {
  if (!planned?.plan.signature || answers.remember === false) return;
  const { planToMapping, rememberMapping } = await import("#pipelines/index.ts");
  const isWhole = answers.mapping !== undefined || planned.plan.suggestions.length === 0;
  const plan: ReadPlan = isWhole ? planned.plan : (await planExport(path, { ...optionsOf(answers, today, file), lenient: true, mapping: confirmedMapping(planned.plan, answers) })).plan;
  await rememberMapping(home.state, { signature: planned.plan.signature, headers: planned.plan.headers, mapping: planToMapping(plan), by });
  forgetLooks();
}

/** Files with these headers are detected anew. */
export async function forgetReading({ planned }: PlannedFile): Promise<void> {
  if (!planned?.plan.signature) return;
  const { forgetMapping } = await import("#pipelines/index.ts");
  await forgetMapping((await ownHome()).state, planned.plan.signature);
  forgetLooks();
}
