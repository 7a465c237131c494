import { data as answer, Link, redirect } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { maySee } from "#app/auth/access.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { BatchTable } from "#app/dashboards/data/batch-table.tsx";
import { Guide } from "#app/dashboards/data/guide.tsx";
import { JobEnding, JobPanel } from "#app/dashboards/data/job-panel.tsx";
import { Report } from "#app/dashboards/data/report.tsx";
import { ReviewForm } from "#app/dashboards/data/review-form.tsx";
import { UploadForm } from "#app/dashboards/data/upload-form.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { dataPage, loadInstead } from "#app/services/data-page.server.ts";
import { answerDataForm } from "#app/services/data-forms.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/data.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const { currency } = (await currentHome()).settings;
  const words = { t: translator(locale), format: formatter(locale, currency) };
  const instead = await loadInstead(url.searchParams);
  if (instead) throw redirect(instead);
  try {
    return { currency, system: maySee("/system"), title: `${words.t("ui.nav_data")} · ${words.t("ui.app_name")}`, ...(await dataPage(url.searchParams, words)) };
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, words.t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export async function action({ request, url, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    return await answerDataForm(request, url, t);
  } catch (error) {
    if (isUsage(error)) return answer({ problems: [failureSentence(error, t)] }, { status: 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function DataPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, format } = useWords();
  const { currency, demo, upload, review, job, report, rest, said, problems, batches, kind, feeds, inbox } = loaderData;
  const busy = job?.state === "waiting" || job?.state === "running";
  const told = [...problems, ...(actionData?.problems ?? [])];
  return (
    <Words locale={format.locale} currency={currency}>
      <main id="content" className="data">
        <header className="title">
          <h1>{t("ui.data_title")}</h1>
          <p>
            {t("ui.data_lead")} {demo && t("ui.data_demo")}
          </p>
          <p>
            <Link to="/data/duplicates">{t("ui.dup_link")}</Link>
            {loaderData.system && (
              <>
                {" · "}
                <Link to="/system">{t("ui.system_link")}</Link>
              </>
            )}
          </p>
        </header>
        {said !== null && (
          <p className="said" role="status">
            {said}
          </p>
        )}
        {job && (busy ? <JobPanel key={job.id} job={job} /> : job.ending !== null && <JobEnding job={job} />)}
        {report && <Report report={report} />}
        {rest !== null && (
          <p className="said">
            {t(job?.state === "done" ? "ui.job_rest" : "ui.job_rest_all")} <a href={`/data?upload=${rest}`}>{t("ui.job_rest_link")}</a>
          </p>
        )}
        {review && <ReviewForm key={review.upload} review={review} />}
        {!busy && <UploadForm upload={upload} problems={told} />}
        {batches.length > 0 && <BatchTable batches={batches} kind={kind} locked={demo} />}
        <Guide feeds={feeds} inbox={inbox} open={batches.length === 0 && !review && !job} />
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
