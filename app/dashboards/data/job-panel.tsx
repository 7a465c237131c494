import { useEffect } from "react";
import { Form, useFetcher, useRevalidator } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import type { JobView } from "./load-views.ts";

const askEveryMs = 700;
const isOver = ({ state }: JobView): boolean => state !== "waiting" && state !== "running";

/** An import while it runs: asked for again and again where script runs, else the page comes anew by itself. */
export function JobPanel({ job: given }: { readonly job: JobView }) {
  const { t } = useWords();
  const fetcher = useFetcher<JobView>({ key: `job-${given.id}` });
  const { revalidate } = useRevalidator();
  const job = fetcher.data ?? given;
  const over = isOver(job);
  const { load } = fetcher;
  useEffect(() => {
    if (over) return void revalidate();
    const timer = setInterval(() => void load(`/data/job?job=${given.id}`), askEveryMs);
    return () => clearInterval(timer);
  }, [over, given.id, load, revalidate]);
  return (
    <section className="job" aria-labelledby="job">
      {!over && (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      )}
      <h2 id="job" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
        {/* One that just ended is told by the page that comes now. */}
        {over ? given.title : job.title}
      </h2>
      <div className="progress">
        <progress max={100} value={job.percent ?? undefined} aria-label={t("ui.job_progress")} />
        <p className="job-facts" aria-live="off">
          {job.percent !== null && <b>{t("ui.percent", { percent: job.percent })}</b>} {job.facts.join(" · ")}
        </p>
        <p className="quiet">{t("ui.job_note")}</p>
        {job.cancellable && (
          <Form method="post" action="/data">
            <input type="hidden" name="job" value={job.id} />
            <button className="button" name="intent" value="stop">
              {t("ui.job_stop")}
            </button>
          </Form>
        )}
      </div>
    </section>
  );
}

/** How an import ended that loaded nothing: which figures stand, and since when. */
export function JobEnding({ job }: { readonly job: JobView }) {
  return (
    <section className="job" aria-labelledby="job">
      <h2 id="job" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
        {job.title}
      </h2>
      <p className="warnings">{job.ending}</p>
    </section>
  );
}
