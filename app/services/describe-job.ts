import type { JobView } from "#app/dashboards/data/load-views.ts";
import { failureSentence } from "./failure.ts";
import type { Job, JobProgress } from "./job.ts";
import type { Wording } from "./plan-upload-columns.ts";

/** An import while it runs, or how it ended, in words. */
export function describeJob(job: Job, words: Wording): JobView {
  const { t } = words;
  const { id, state, progress, cancellable } = job;
  return {
    id,
    state,
    title: t(`ui.job_${state}`, { n: job.files.length, file: job.files[0] ?? "" }),
    cancellable: cancellable && (state === "waiting" || state === "running"),
    percent: state === "running" && progress ? Math.round(progress.share * 100) : null,
    facts: state === "running" && progress ? factsOf(progress, words) : [],
    ending: endingOf(job, words),
  };
}

function factsOf({ step, file, index, files, bytes, total_bytes, rows, rows_per_second, seconds_left }: JobProgress, { t, format }: Wording): string[] {
  return [
    files > 1 && step !== "models" && step !== "commit" && step !== "land" ? t("ui.job_step_of", { step: t(`cli.progress_${step}`, { file }), index, files }) : t(`cli.progress_${step}`, { file }),
    ...(total_bytes > 0 ? [t("ui.upload_bytes", { bytes: format.bytes(bytes), total: format.bytes(total_bytes) })] : []),
    ...(rows > 0 ? [t("ui.rows", { n: rows, count: format.count(rows) })] : []),
    ...(rows_per_second ? [t("ui.job_pace", { rows: format.count(rows_per_second) })] : []),
    ...(seconds_left !== null ? [t("ui.time_left", { time: format.duration(seconds_left) })] : []),
  ];
}

/** Why it ended without a report, and which figures stand. */
function endingOf({ state, problem, landed, ended_at }: Job, { t, format }: Wording): string | null {
  const when = { when: ended_at ? format.moment(ended_at.replace("T", " ")) : "—" };
  if (state === "cancelled") return t("ui.job_cancelled_note", when);
  if (state === "failed") return t("ui.job_failed_note", { ...when, problem: problem ? failureSentence(problem, t) : "—" });
  if (state === "broken_off") return t(landed ? "ui.job_broken_landed" : "ui.job_broken_before", when);
  return null;
}
