import { basename } from "node:path";
import { data as answer, redirect } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { BatchTable } from "#app/dashboards/batch-table.tsx";
import { PlanForm } from "#app/dashboards/plan-form.tsx";
import { ReportList } from "#app/dashboards/report-list.tsx";
import { UploadForm } from "#app/dashboards/upload-form.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { batches, undo } from "#app/services/batches.server.ts";
import { describeBatch, describeReport } from "#app/services/describe-report.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { importUpload } from "#app/services/import-upload.server.ts";
import { describeUpload } from "#app/services/plan-upload.server.ts";
import { maxFileBytes } from "#app/dashboards/data/accepted.ts";
import { dropUpload, keptReport, receiveUpload, uploadedFiles } from "#app/services/uploads.server.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/data.ts";

const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const { currency } = (await currentHome()).settings;
  const words = { t: translator(locale), format: formatter(locale, currency) };
  const [upload, reported] = [url.searchParams.get("upload"), url.searchParams.get("report")];
  try {
    const [list, paths, report] = await Promise.all([batches(), upload ? uploadedFiles(upload).then((files) => files?.map(({ path }) => path) ?? null) : null, reported ? keptReport(reported) : null]);
    return {
      currency,
      title: `${words.t("ui.nav_data")} · ${words.t("ui.app_name")}`,
      demo: homePath().kind === "demo",
      upload,
      plans: paths && (await describeUpload(paths, url.searchParams, today(), words.t)),
      gone: upload !== null && paths === null,
      reports: report && report.files.map((file) => describeReport({ ...file, file: basename(file.file) }, words)),
      clients: report?.clients ?? null,
      batches: list.map((batch) => describeBatch(batch, words)),
    };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, words.t) } satisfies Told, { status: 400 });
    throw error;
  }
}

/** Files come as multipart; everything else is a small form with an intent. */
export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return await receive(request, t);
    const form = new URLSearchParams(await request.text());
    const upload = form.get("upload") ?? "";
    const intent = form.get("intent");
    if (intent === "cancel") await dropUpload(upload);
    if (intent === "undo") return { said: t("ui.batch_undone", { file: (await undo(form.get("batch") ?? "")).file }), problems: [] };
    if (intent === "load") return (await importUpload(upload, form, today())) ? redirect(`/data?report=${upload}`) : { said: "", problems: [t("ui.upload_gone")] };
    return redirect("/data");
  } catch (error) {
    if (isUsage(error)) return answer({ said: "", problems: [failureSentence(error, t)] }, { status: 400 });
    throw error;
  }
}

async function receive(request: Request, t: ReturnType<typeof translator>) {
  const { id, files, tooLarge } = await receiveUpload(request);
  const problems = tooLarge.map((file) => t("ui.upload_too_large", { file, limit: `${maxFileBytes / 1024 ** 3} GB` }));
  if (files > 0 && problems.length === 0) return redirect(`/data?upload=${id}`);
  await dropUpload(id);
  return answer({ said: "", problems: problems.length ? problems : [t("ui.upload_none")] }, { status: 400 });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function DataPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, format } = useWords();
  const { currency, demo, upload, plans, gone, reports, clients, batches: list } = loaderData;
  const problems = [...(gone ? [t("ui.upload_gone")] : []), ...(actionData?.problems ?? [])];
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="data">
        <header className="title">
          <h1>{t("ui.data_title")}</h1>
          <p>
            {t("ui.data_lead")} {demo && t("ui.data_demo")}
          </p>
        </header>
        {actionData?.said && <p className="said" role="status">{actionData.said}</p>}
        {reports && clients && <ReportList reports={reports} clients={clients} />}
        {plans && upload ? <PlanForm upload={upload} plans={plans} /> : <UploadForm problems={problems} />}
        <BatchTable batches={list} locked={demo} />
      </main>
    </Words>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
