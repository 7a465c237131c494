import { data as answer, redirect } from "react-router";
import { readSmallForm } from "#app/config/small-form.ts";
import { maxFileBytes, maxFiles } from "#app/dashboards/data/accepted.ts";
import type { Translate } from "#app/i18n/index.ts";
import { today } from "./data-page.server.ts";
import { loadUpload } from "./import-upload.server.ts";
import { cancelJob } from "./jobs.server.ts";
import { planUpload } from "./plan-upload.server.ts";
import { forgetReading } from "./remembered.server.ts";
import { forgetAnswers, saveAnswers } from "./upload-answers.server.ts";
import { unpackArchives } from "./upload-archives.server.ts";
import { BodyTooLarge, dropUpload, maxBodyBytes, receiveUpload, refusedBody, removeUploaded, uploadedFiles } from "./uploads.server.ts";

/** In bytes: answers about as many files as an upload may have, each with columns to name. */
const longestReview = 4 * 1024 ** 2;

/** What the Data page's forms ask for. Files come as multipart; everything else is a form with an intent, "load" or "remove.3". */
export async function answerDataForm(request: Request, url: URL, t: Translate) {
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return receive(request, url, t);
  const form = await readSmallForm(request, longestReview);
  const [upload, job] = [form.get("upload") ?? "", form.get("job") ?? ""];
  const [intent, slot = ""] = (form.get("intent") ?? "").split(".");
  if (intent === "stop") {
    await cancelJob(job);
    return redirect(`/data?job=${encodeURIComponent(job)}`);
  }
  if (intent === "cancel") await dropUpload(upload);
  if (intent === "cancel" || !(await uploadedFiles(upload))) return redirect(intent === "cancel" ? "/data" : `/data?upload=${encodeURIComponent(upload)}`);
  await saveAnswers(upload, form);
  const review = `/data?upload=${upload}${openCards(form)}`;
  if (intent === "remove") {
    await removeUploaded(upload, Number(slot));
    await forgetAnswers(upload, Number(slot));
    return redirect((await uploadedFiles(upload)) ? review : "/data");
  }
  if (intent === "forget") return forget(upload, Number(slot), review);
  if (intent !== "load") return redirect(review);
  const loading = await loadUpload(upload, today());
  return redirect(loading === null ? "/data" : loading === "nothing" ? `${review}&none` : `/data?job=${loading.job}`);
}

async function forget(upload: string, slot: number, review: string) {
  const file = (await planUpload(upload, today()))?.find((one) => one.slot === slot);
  if (!file) return redirect(review);
  await forgetReading(file);
  await forgetAnswers(upload, slot);
  return redirect(`${review}&forgot=${encodeURIComponent(file.file)}`);
}

/** Cards whose bodies were on the page stay there. */
function openCards(form: URLSearchParams): string {
  const slots = [...form.keys()].flatMap((name) => /^(\d+)\.shown$/.exec(name)?.[1] ?? []);
  return slots.length ? `&open=${slots.join()}` : "";
}

/** Takes files in. What is wrong with some of them is said; the others stay. */
export async function takeFiles(request: Request, to: string | null, t: Translate): Promise<{ readonly upload: string | null; readonly problems: readonly string[]; readonly status: number }> {
  const refused = (why: "too_large" | "no_room") => ({ upload: to, problems: [why === "too_large" ? t("ui.upload_body_too_large", { limit: gigabytes(maxBodyBytes) }) : t("ui.upload_no_room")], status: 413 });
  const why = await refusedBody(request);
  if (why) return refused(why);
  const received = await receiveUpload(request, undefined, to ?? undefined).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  });
  if (received === null) return refused("too_large");
  const { id, files, tooLarge, foreign, tooMany } = received;
  const problems = [
    ...tooLarge.map((file) => t("ui.upload_over_limit", { file, limit: gigabytes(maxFileBytes) })),
    ...(foreign.length ? [t("ui.upload_foreign", { n: foreign.length, files: foreign.join(", ") })] : []),
    ...(tooMany.length ? [t("ui.upload_too_many", { n: tooMany.length, limit: maxFiles, file: tooMany[0] ?? "" })] : []),
    ...(files > 0 ? await unpackArchives(id, t) : []),
  ];
  const there = await uploadedFiles(id);
  return { upload: there ? id : null, problems: !there && problems.length === 0 ? [t("ui.upload_none")] : problems, status: 200 };
}
const gigabytes = (bytes: number): number => bytes / 1024 ** 3;

async function receive(request: Request, url: URL, t: Translate) {
  const { upload, problems, status } = await takeFiles(request, url.searchParams.get("upload"), t);
  if (problems.length === 0) return redirect(`/data?upload=${upload}`);
  return answer({ problems }, { status: status === 200 ? 400 : status });
}
