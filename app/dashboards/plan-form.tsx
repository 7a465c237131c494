import { Form, useNavigation } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import type { PlanView } from "./data-views.ts";
import { PlanCard } from "./plan-card.tsx";

/** Everything found in the files, before loading: answers look again, the main button loads. */
export function PlanForm({ upload, plans }: { readonly upload: string; readonly plans: readonly PlanView[] }) {
  const { t } = useWords();
  const loading = useNavigation().formData?.get("intent") === "load";
  const open = plans.some((plan) => plan.questions.length > 0);
  const readable = plans.filter((plan) => plan.refusal === null);
  return (
    <section className="plan" aria-labelledby="plan">
      <h2 id="plan" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>{t("ui.plan_title")}</h2>
      <p className="explain">{t("ui.plan_lead")}</p>
      <Form method="post" className="plan-form" key={plans.map((plan) => `${plan.file}${plan.kind}${plan.questions.length}`).join()}>
        <input type="hidden" name="upload" value={upload} />
        {plans.map((plan) => (
          <PlanCard key={plan.at} plan={plan} />
        ))}
        <div className="buttons">
          {!open && readable.length > 0 && (
            <button className="button button-main" name="intent" value="load" disabled={loading}>
              {t(loading ? "ui.plan_loading" : readable.length < plans.length ? "ui.plan_confirm_rest" : "ui.plan_confirm")}
            </button>
          )}
          <button className={open ? "button button-main" : "button"} formMethod="get">
            {t("ui.plan_again")}
          </button>
          <button className="button" name="intent" value="cancel" formNoValidate>
            {t("ui.plan_cancel")}
          </button>
        </div>
      </Form>
    </section>
  );
}
