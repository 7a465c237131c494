import { useEffect, useEffectEvent, useRef, type SubmitEvent } from "react";
import { Form, Link, useFetcher } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { PlanFields } from "./plan-fields.tsx";
import { Versions } from "./plan-versions.tsx";
import { WhatIf } from "./what-if.tsx";
import type { FieldView, PlanPage } from "./views.ts";

/** Waits until the typing pauses. */
const PAUSE_MS = 300;

/** The plan with everything that can be changed in it; beside it what that would have paid in the closed periods. */
export function PlanEditor({ page, saved }: { readonly page: PlanPage; readonly saved: string | null }) {
  const { t } = useWords();
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
      <Editor key={page.text} page={page} />
      <PlanFile page={page} />
      <Versions versions={page.versions} />
    </>
  );
}

/** What is typed stays in its fields; the page around them follows. */
function Editor({ page }: { readonly page: PlanPage }) {
  const { t } = useWords();
  const fetcher = useFetcher<{ page: PlanPage }>();
  const form = useRef<HTMLFormElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tried = fetcher.data?.page ?? page;
  const tryNow = () => {
    clearTimeout(waiting.current);
    if (!form.current) return;
    const typed = new FormData(form.current);
    typed.set("intent", "try");
    void fetcher.submit(typed, { method: "post" });
  };
  const trySoon = () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(tryNow, PAUSE_MS);
  };
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement) || submitter.value !== "try") return;
    event.preventDefault();
    tryNow();
  };
  const { goTo, groups } = page;
  // A part came or went: reading goes on there, and what it changes is computed beside it.
  const begin = useEffectEvent(() => {
    if (goTo === null) return;
    const field = form.current?.elements.namedItem(firstField(groups, goTo) ?? "");
    if (field instanceof HTMLElement) field.focus();
    tryNow();
  });
  useEffect(() => {
    begin();
    return () => clearTimeout(waiting.current);
  }, []);
  return (
    <div className="plan-editor">
      <Form method="post" ref={form} onChange={trySoon} onSubmit={send} preventScrollReset>
        {/* Return in a field presses the first button: it must take nothing out. */}
        <button className="unseen" name="intent" value="try" tabIndex={-1} aria-hidden="true">{t("bonuses.plan_try")}</button>
        <input type="hidden" name="text" value={tried.text} />
        <PlanFields groups={tried.groups} onMove={trySoon} />
        {tried.problem !== null && <p className="said bad" role="alert">{tried.problem}</p>}
        <div className="facts">
          <button className="button" name="intent" value="try">{t("bonuses.plan_try")}</button>
        </div>
        <Save page={page} />
      </Form>
      <WhatIf whatIf={tried.whatIf} busy={fetcher.state !== "idle"} />
    </div>
  );
}

const fieldsOf = ({ fields, tiers }: PlanPage["groups"][number]): readonly FieldView[] => [...fields, ...(tiers?.tiers.flatMap(({ from, rate }) => [from, rate]) ?? [])];
const firstField = (groups: PlanPage["groups"], at: string): string | null => groups.flatMap(fieldsOf).find(({ name }) => name.startsWith(`${at}.`))?.name ?? null;

function Save({ page: { firstPeriods, reason } }: { readonly page: PlanPage }) {
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
function PlanFile({ page }: { readonly page: PlanPage }) {
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
