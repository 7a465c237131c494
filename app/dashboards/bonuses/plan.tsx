import { useEffect, useRef } from "react";
import { Form, Link, useFetcher } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { PlanFields } from "./plan-fields.tsx";
import { Versions } from "./plan-versions.tsx";
import { WhatIf } from "./what-if.tsx";
import type { PlanPage } from "./views.ts";

/** Waits until the typing pauses. */
const PAUSE_MS = 400;

/** The plan with its numbers to change; beside it what that would have paid in the closed periods. */
export function PlanEditor({ page, saved }: { readonly page: PlanPage; readonly saved: string | null }) {
  const { t } = useWords();
  const fetcher = useFetcher<{ page: PlanPage }>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const tried = fetcher.data?.page ?? page;
  const tryOut = (form: HTMLFormElement) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      const typed = new FormData(form);
      typed.set("intent", "try");
      void fetcher.submit(typed, { method: "post" });
    }, PAUSE_MS);
  };
  return (
    <>
      <header className="title">
        <p>
          <Link to="/bonuses">{t("bonuses.title")}</Link>
        </p>
        <h1>{t("bonuses.plan_title", { name: page.name })}</h1>
        <p>{t("bonuses.plan_lead")}</p>
      </header>
      {saved !== null && <p className="said" role="status">{t("bonuses.plan_saved", { plan: saved })}</p>}
      <div className="plan-editor">
        <Form method="post" onChange={(event) => tryOut(event.currentTarget)} key={page.text}>
          <input type="hidden" name="text" value={page.text} />
          <PlanFields groups={page.groups} />
          {tried.problem !== null && <p className="said bad" role="alert">{tried.problem}</p>}
          <div className="facts">
            <button className="button" name="intent" value="try">{t("bonuses.plan_try")}</button>
          </div>
          <Save page={page} />
        </Form>
        <WhatIf whatIf={tried.whatIf} busy={fetcher.state !== "idle"} />
      </div>
      <PlanFile page={page} />
      <Versions versions={page.versions} />
    </>
  );
}

function Save({ page: { firstPeriods, reason } }: Pick<Parameters<typeof PlanEditor>[0], "page">) {
  const { t, format } = useWords();
  return (
    <fieldset className="plan-save">
      <legend>{t("bonuses.plan_save_title")}</legend>
      <p className="explain">{t("bonuses.plan_save_lead")}</p>
      <label className="field">
        <span>{t("bonuses.plan_first")}</span>
        <select name="first_period">
          {firstPeriods.map((period) => (
            <option key={period} value={period}>{format.period(period)}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t("bonuses.reason")}</span>
        <textarea name="reason" rows={2} maxLength={2000} defaultValue={reason} />
      </label>
      <button className="button button-main" name="intent" value="save">{t("bonuses.plan_save")}</button>
    </fieldset>
  );
}

/** The plan as the file it is: components, tiers and conditions come and go here. */
function PlanFile({ page }: Pick<Parameters<typeof PlanEditor>[0], "page">) {
  const { t } = useWords();
  return (
    <details className="plan-file">
      <summary>{t("bonuses.plan_file")}</summary>
      <Form method="post" key={page.text}>
        <p className="explain">{t("bonuses.plan_file_lead")}</p>
        <input type="hidden" name="by" value="file" />
        <label className="field">
          <span>{t("bonuses.plan_file_text")}</span>
          <textarea name="text" rows={24} spellCheck={false} defaultValue={page.text} className="plan-text" />
        </label>
        <button className="button" name="intent" value="try">{t("bonuses.plan_file_take")}</button>
      </Form>
    </details>
  );
}
