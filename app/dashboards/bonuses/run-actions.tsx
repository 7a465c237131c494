import { useId } from "react";
import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { RunAction } from "./views.ts";

interface Props {
  readonly actions: readonly RunAction[];
  readonly openQuestions: number;
}

/** What can be done next: one main step, and the way back with its reason. */
export function RunActions({ actions, openQuestions }: Props) {
  const { t } = useWords();
  const steps = actions.filter((action) => action !== "reopen");
  if (actions.length === 0) return null;
  return (
    <div className="run-actions">
      {steps.map((action, i) => (
        <Form key={action} method="post" className="stack">
          <p className="explain">{t(`bonuses.about_${action}`)}</p>
          {action === "approve" && openQuestions > 0 && <Why label={t("bonuses.why_open")} />}
          <button className={i === 0 ? "button button-main" : "button"} name="intent" value={action}>{t(`bonuses.do_${action}`)}</button>
        </Form>
      ))}
      {actions.includes("reopen") && (
        <details>
          <summary>{t("bonuses.do_reopen")}</summary>
          <Form method="post" className="stack">
            <p className="explain">{t("bonuses.about_reopen")}</p>
            <Why label={t("bonuses.why_reopen")} />
            <button className="button" name="intent" value="reopen">{t("bonuses.do_reopen")}</button>
          </Form>
        </details>
      )}
    </div>
  );
}

function Why({ label }: { readonly label: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name="why" rows={2} maxLength={2000} required />
    </div>
  );
}
