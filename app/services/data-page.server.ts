import type { BatchView, FeedView, JobView, ReportView } from "#app/dashboards/data/load-views.ts";
import type { ReviewView } from "#app/dashboards/data/review-views.ts";
import { homePath, ownHomePath } from "#app/warehouse/home.server.ts";
import type { BatchInfo } from "#pipelines/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { join } from "node:path";
import { batches } from "./batches.server.ts";
import { describeBatch } from "./describe-batch.ts";
import { describeJob } from "./describe-job.ts";
import { describeReport } from "./describe-report.ts";
import type { Job } from "./job.ts";
import { job as jobOf } from "./jobs.server.ts";
import { loadOf, noteOf, type LoadNote } from "./load-note.server.ts";
import type { Wording } from "./plan-upload-columns.ts";
import { reviewOf } from "./plan-upload-view.ts";
import { planUpload } from "./plan-upload.server.ts";
import { rejectReasons } from "./report-problems.server.ts";
import { uploadedFiles } from "./uploads.server.ts";

export interface DataPage {
  readonly demo: boolean;
  /** The upload that is on the page; more files go into it. */
  readonly upload: string | null;
  readonly review: ReviewView | null;
  readonly job: JobView | null;
  readonly report: ReportView | null;
  /** An upload with files that a load left behind. */
  readonly rest: string | null;
  readonly said: string | null;
  readonly problems: readonly string[];
  readonly batches: readonly BatchView[];
  readonly kind: string | null;
  readonly feeds: readonly FeedView[];
  readonly inbox: string | null;
}

/** The day by this computer's clock: dates after it are refused. */
export const today = (): string => new Intl.DateTimeFormat("sv-SE").format(new Date());

/** Where to look instead of at an upload whose files are being loaded, or were: at the load. Null while there is something to review. */
export async function loadInstead(params: URLSearchParams): Promise<string | null> {
  const upload = params.get("upload");
  const load = upload ? await loadOf(upload) : null;
  if (!upload || !load || (load.ended_at !== null && (await uploadedFiles(upload)))) return null;
  return `/data?job=${load.id}`;
}

/** Everything on the Data page, by its address: ?upload= reviews, ?job= follows and reports, else files are chosen. */
export async function dataPage(params: URLSearchParams, words: Wording): Promise<DataPage> {
  const { t } = words;
  const [upload, jobId, kind] = [params.get("upload"), params.get("job"), params.get("kind")];
  const [list, files, job] = await Promise.all([batches(), upload ? planUpload(upload, today()) : null, jobId ? jobOf(jobId) : null]);
  const open = new Set((params.get("open") ?? "").split(",").filter(Boolean).map(Number));
  const note = job && (await noteOf(job.id));
  const ended = job !== null && job.ended_at !== null;
  const undone = list.find(({ batch, status }) => batch === params.get("undone") && status === "undone");
  const demo = homePath().kind === "demo";
  return {
    demo,
    upload: files ? upload : null,
    review: files && upload ? reviewOf(upload, files, open, words) : null,
    job: job && describeJob(job, words),
    report: job ? await reportOf(job, note, list, words) : null,
    rest: ended && note && (await uploadedFiles(note.upload)) ? note.upload : null,
    said: undone ? t("ui.batch_undone", { file: undone.file }) : params.has("forgot") ? t("ui.forgotten", { file: params.get("forgot") ?? "" }) : null,
    problems: [...(upload && !files ? [t("ui.upload_gone")] : []), ...(jobId && !job ? [t("ui.job_gone")] : []), ...(params.has("none") ? [t("ui.plan_still_open")] : [])],
    batches: list.map((batch) => describeBatch(batch, words)),
    kind: kinds.find((one) => one === kind) ?? null,
    feeds: kinds.map((one) => ({ kind: one, label: t(`kinds.${one}`), about: t(`kinds.${one}_about`) })),
    inbox: demo ? null : join(ownHomePath().path, "inbox"),
  };
}

async function reportOf(job: Job, note: LoadNote | null, list: readonly BatchInfo[], words: Wording): Promise<ReportView | null> {
  if (!job.report) return null;
  const troubled = job.report.files.flatMap(({ batch, rejected }) => (batch !== null && rejected > 0 ? [batch] : []));
  const problems = new Map(await Promise.all(troubled.map(async (batch) => [batch, await rejectReasons(batch)] as const)));
  return describeReport(job.report, { problems, batches: list, typed: note?.typed ?? [], before: note?.before ?? null }, words);
}
