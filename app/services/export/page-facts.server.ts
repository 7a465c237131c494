import { currentViewer } from "#app/auth/viewer.server.ts";
import type { PageQuestion } from "#app/filters/page-question.ts";
import type { Question } from "#app/filters/question.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { exportFacts } from "./facts.ts";

/** What a page says about itself on paper and beside its charts; its title and definitions it adds itself. */
export async function pageFacts(home: Home, question: Question, { options, t, format }: PageQuestion, compared: boolean) {
  const { from, to } = await facts(home);
  return exportFacts({ title: "", question, options, definitions: [], compared, data: { from, to }, author: currentViewer().name, now: new Date().toISOString().replace("T", " ") }, t, format).lines;
}
