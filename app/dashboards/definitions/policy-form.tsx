import { useId, type ReactNode } from "react";
import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { payers, visitKinds } from "#app/metrics/policy.ts";
import type { limits } from "#app/metrics/policy-form.ts";
import type { Parameter } from "#app/metrics/policy-steps.ts";
import type { PolicyPageView } from "#app/metrics/views/definitions.ts";
import { wordName } from "./policy-words.ts";

type Props = Pick<PolicyPageView, "form" | "typed" | "problems">;

/** The parameters as a draft of a new version; asked by address, so that a draft can be sent to somebody. */
export function PolicyForm({ form, typed, problems }: Props) {
  const { t } = useWords();
  const number = (field: keyof typeof limits) => <NumberField field={field} value={typed[field] ?? String(field === "discount_threshold" ? Math.round(form.discount_threshold * 10_000) / 100 : form[field])} problems={problems} />;
  return (
    <Form method="get" action="/definitions/loyal-client" className="def-form" preventScrollReset aria-label={t("ui.def_form_title")}>
      <input type="hidden" name="draft" value="1" />
      {problems.length > 0 && (
        <p role="alert" className="def-problem">
          {t("ui.def_problems")}
        </p>
      )}
      <fieldset>
        <legend>{t("ui.def_form_clients")}</legend>
        {number("window_months")}
        {number("too_new_months")}
        {number("min_visits")}
        {number("detractor_max")}
        <div className="def-field" role="group" aria-label={t("ui.def_p_counting")}>
          <span>{t("ui.def_p_counting")}</span>
          <span className="def-ticks">
            {(["client", "vin"] as const).map((unit) => (
              <label key={unit}>
                <input type="radio" name="counting" value={unit} defaultChecked={form.counting === unit} /> {t(`ui.def_counting_${unit}`)}
              </label>
            ))}
          </span>
        </div>
        <div className="def-field">
          <span />
          <label className="def-tick">
            <input type="checkbox" name="sold_cars" value="yes" defaultChecked={form.sold_cars} /> {t("ui.def_p_sold_cars")}
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("ui.def_form_visits")}</legend>
        <Ticks field="payers" words={payers} chosen={form.payers} problems={problems} />
        <Ticks field="kinds" words={visitKinds} chosen={form.kinds} problems={problems} />
        {number("discount_threshold")}
      </fieldset>
      <p className="def-buttons">
        <button className="button button-main">{t("ui.def_show")}</button> <Link to="/definitions/loyal-client">{t("ui.def_reset")}</Link>
      </p>
    </Form>
  );
}

interface FieldProps {
  readonly problems: PolicyPageView["problems"];
}

function NumberField({ field, value, problems }: FieldProps & { readonly field: keyof typeof limits; readonly value: string }) {
  const { t } = useWords();
  const id = useId();
  const problem = problems.find((one) => one.field === field);
  return (
    <div className="def-field">
      <label htmlFor={id}>{t(`ui.def_p_${field}`)}</label>
      {/* Keyed by its value: another version fills it anew. */}
      <input key={value} id={id} name={field} type="text" inputMode="decimal" size={5} autoComplete="off" defaultValue={value} aria-invalid={problem ? true : undefined} aria-describedby={problem ? `${id}p` : undefined} />
      <Problem id={`${id}p`} field={field} problems={problems} />
    </div>
  );
}

function Ticks({ field, words, chosen, problems }: FieldProps & { readonly field: "payers" | "kinds"; readonly words: readonly string[]; readonly chosen: readonly string[] }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="def-field" role="group" aria-label={t(`ui.def_p_${field}`)} aria-describedby={problems.some((one) => one.field === field) ? id : undefined}>
      <span>{t(`ui.def_p_${field}`)}</span>
      <span className="def-ticks" key={chosen.join()}>
        {words.map((word) => (
          <label key={word}>
            <input type="checkbox" name={field} value={word} defaultChecked={chosen.includes(word)} /> {wordName(field, word, t)}
          </label>
        ))}
      </span>
      <Problem id={id} field={field} problems={problems} />
    </div>
  );
}

function Problem({ id, field, problems }: FieldProps & { readonly id: string; readonly field: Parameter }): ReactNode {
  const { t } = useWords();
  const problem = problems.find((one) => one.field === field);
  return (
    problem && (
      <span id={id} className="def-problem">
        {t(`ui.def_problem_${problem.code}`, problem.params)}
      </span>
    )
  );
}
