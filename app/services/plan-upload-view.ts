import type { FileBody, FileView, ReviewView } from "#app/dashboards/data/review-views.ts";
import type { OverlapInfo } from "#pipelines/index.ts";
import { sources } from "#pipelines/sources/index.ts";
import { overlapSentence } from "./describe-overlap.ts";
import { failureSentence } from "./failure.ts";
import { fileColumns, meanings, missingColumns, wordLists, type Wording } from "./plan-upload-columns.ts";
import { shownRows } from "./plan-upload-rows.ts";
import { delimiterChoices, kindChoices, kindSentence, questionsOf, settingsOf } from "./plan-upload-settings.ts";
import type { Planned, PlannedFile } from "./plan-upload.server.ts";
import { columnLabel } from "./problem-sentence.ts";
import { shownColumns, shownConstants } from "./upload-answers-options.ts";
import type { FileAnswers, Shown } from "./upload-answers.ts";

/** So many cards come with their bodies, closed ones too; in a larger upload a closed one opens by its link. */
const manyFiles = 12;

/** Whether a file can be loaded as it stands. */
export function stateOf({ planned, answers }: PlannedFile): FileView["state"] {
  if (!planned) return "refused";
  const { plan } = planned;
  const shown = shownOf(planned, answers, "");
  const lacking = sources[plan.kind].fields.some(({ name, required }) => required && !shown.columns.includes(name) && !shown.constants[name] && plan.bindings[name]?.from !== "line");
  if (lacking || plan.ambiguities.some(({ code }) => code !== "suggested_columns")) return "ask";
  const suggested = !answers.mapping && plan.suggestions.some(({ index, column }) => (index !== null ? shown.columns[index] === column : shown.constants[column] !== undefined));
  const unknown = plan.unknownWords.some(({ column, word }) => !shown.words[column]?.[word]);
  return suggested || unknown ? "check" : "ready";
}

/** The files of an upload in words; `open` are slots whose cards were opened. */
export function reviewOf(upload: string, files: readonly PlannedFile[], open: ReadonlySet<number>, words: Wording): ReviewView {
  const few = files.length <= manyFiles;
  const views = files.map((file) => fileView(file, { few, asked: open.has(file.slot) }, words));
  const count = (...states: FileView["state"][]): number => views.filter(({ state }) => states.includes(state)).length;
  return { upload, files: views, ready: count("ready", "check"), asking: count("ask"), refused: count("refused") };
}

function fileView(file: PlannedFile, { few, asked }: { readonly few: boolean; readonly asked: boolean }, words: Wording): FileView {
  const { t, format } = words;
  const { slot, planned, error } = file;
  const state = stateOf(file);
  const about = { slot, file: file.file, size: format.bytes(file.bytes), state, opened: state !== "ready" || (!few && asked) };
  if (!planned) return { ...about, summary: "", refusal: failureSentence(error, t, file.file, "page"), body: refusedBody(file, words) };
  const unknown = kindSentence(planned.plan, t);
  return { ...about, summary: unknown ? "" : summaryOf(planned, words), refusal: unknown, body: few || asked || state !== "ready" ? bodyOf(file, planned, words) : null };
}

function summaryOf({ plan, overlap }: Planned, { t, format }: Wording): string {
  const used = Object.values(plan.bindings).filter(({ from }) => from === "column").length;
  const span = overlap && overlap !== "skipped" && t("ui.plan_span", { from: format.date(overlap.file.from), to: format.date(overlap.file.to) });
  return [t(`kinds.${plan.kind}`), t("ui.plan_columns_used", { n: plan.headers.length, used, all: plan.headers.length }), span].filter(Boolean).join(" · ");
}

function bodyOf({ slot, answers }: PlannedFile, planned: Planned, words: Wording): FileBody {
  const { t, format } = words;
  const { plan, preview, overlap } = planned;
  const source = sources[plan.kind];
  const isKnown = kindSentence(plan, t) === null;
  const settings = settingsOf(plan, slot, t);
  const shown = shownOf(planned, answers, settings);
  const rows = shownRows(plan, shown.columns, preview, t);
  const constants = Object.entries(shown.constants).filter(([name]) => !source.fields.some((field) => field.name === name && field.required));
  return {
    shown: JSON.stringify(shown),
    remembered: plan.remembered && t(plan.remembered.saved_by && plan.remembered.saved_by !== "browser" ? "ui.remembered_by" : "ui.remembered", { when: format.moment(plan.remembered.saved_at), who: plan.remembered.saved_by ?? "" }),
    overlap: overlapSentence(overlap, words),
    questions: questionsOf(plan, slot, t),
    settings,
    missing: isKnown ? missingColumns(plan, shown, slot, planned.branches, t) : [],
    words: isKnown ? wordLists(plan, shown, slot, words) : [],
    columns: fileColumns(plan, shown, rows, t),
    meanings: meanings(source, t),
    constants: constants.map(([name, value]) => ({ name: `${slot}.set.${name}`, label: columnLabel(name, null, t, plan.kind), value })),
    rows,
    remember: plan.signature === null || !isKnown ? null : (answers.remember ?? true),
    older: overlap && overlap !== "skipped" && overlap.looks_older ? { on: answers.older ?? false, sentence: olderSentence(overlap, words) } : null,
    control: source.controlColumn === null || !isKnown ? null : { label: t("ui.control_label", { column: columnLabel(source.controlColumn, null, t, plan.kind) }), value: answers.control ?? "" },
  };
}

const olderSentence = ({ file, loaded }: OverlapInfo, { t, format }: Wording): string => t("ui.plan_older_why", { to: format.date(file.to), loaded: format.date(loaded.to) });

/** A file that cannot be read may be one that was read wrongly: its kind and how it is written can still be chosen. */
function refusedBody({ slot, answers }: PlannedFile, { t }: Wording): FileBody {
  const all = [
    { name: `${slot}.kind`, label: t("ui.plan_kind"), value: answers.kind ?? "", choices: [{ value: "", label: t("ui.plan_auto") }, ...kindChoices(t)] },
    { name: `${slot}.encoding`, label: t("ui.plan_encoding"), value: answers.encoding ?? "", choices: ["", "utf-8", "windows-1251", "utf-16le", "cp866"].map((value) => ({ value, label: value || t("ui.plan_auto") })) },
    { name: `${slot}.delimiter`, label: t("ui.plan_delimiter"), value: answers.delimiter ?? "", choices: [{ value: "", label: t("ui.plan_auto") }, ...delimiterChoices(t)] },
    { name: `${slot}.header`, label: t("ui.plan_header"), value: answers.header ?? "", choices: [{ value: "", label: t("ui.plan_auto") }, { value: "none", label: t("ui.plan_no_header") }] },
  ];
  const settings = all.map((setting) => ({ ...setting, rare: false }));
  const shown: Shown = { kind: answers.kind ?? "", settings: settingValues(settings), columns: [], constants: {}, words: {} };
  return { shown: JSON.stringify(shown), remembered: null, overlap: null, questions: [], settings, missing: [], words: [], columns: [], meanings: [], constants: [], rows: [], remember: null, older: null, control: null };
}

function shownOf({ plan, preview }: Planned, answers: FileAnswers, settings: FileBody["settings"] | ""): Shown {
  const width = Math.max(0, ...preview.map(({ cells }) => cells.length));
  const columns = shownColumns(plan, width, answers.mapping !== undefined);
  return { kind: plan.kind, settings: settings === "" ? {} : settingValues(settings), columns, constants: shownConstants(plan), words: answers.mapping?.words ?? plan.notation.words };
}

const settingValues = (settings: FileBody["settings"]): Record<string, string> => Object.fromEntries(settings.map(({ name, value }) => [name.slice(name.indexOf(".") + 1), value]));
