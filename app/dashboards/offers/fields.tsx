import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { Choice, OfferFields, RuleFields, RuleInput } from "./views.ts";

interface Props {
  readonly fields: OfferFields;
  readonly mayChange: boolean;
}

/** The rules one by one: what each is called, whom it finds, what it is worth, and in which order they are asked. */
export function RulesForm({ fields, mayChange }: Props) {
  const { t } = useWords();
  const { version, by, orders, kinds, rules, added, bad } = fields;
  return (
    <Form method="post" key={version} className="offer-rules">
      <fieldset disabled={!mayChange}>
        <input type="hidden" name="intent" value="fields" />
        <input type="hidden" name="version" value={version} />
        <div className="plan-fields">
          <Select name="by" label={t("offers.field_by")} value={by} choices={orders} />
        </div>
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} kinds={kinds} bad={bad} />
        ))}
        {mayChange && (
          <fieldset className="plan-role">
            <legend>{t("offers.add")}</legend>
            <p className="explain">{t("offers.add_lead")}</p>
            <div className="plan-fields">
              <label className="field field-words">
                <span>{t("offers.add_segment")}</span>
                <select name="new.segment" defaultValue={added.segment}>
                  <option value="">{t("offers.add_none")}</option>
                  {added.segments.map(({ label, choices }) => (
                    <optgroup key={label} label={label}>
                      <Options choices={choices} />
                    </optgroup>
                  ))}
                </select>
              </label>
              <Select name="new.kind" label={t("offers.column_kind")} value={added.kind} choices={kinds} />
              <Input input={added.margin} bad={bad} />
              {added.names.map((input) => (
                <Input key={input.name} input={input} bad={bad} />
              ))}
            </div>
          </fieldset>
        )}
        {mayChange && (
          <div className="plan-fields">
            <label className="field field-words">
              <span>{t("offers.rules_reason")}</span>
              <input name="reason" maxLength={300} autoComplete="off" required defaultValue={fields.reason} />
            </label>
            <button className="button button-main">{t("offers.rules_save")}</button>
          </div>
        )}
      </fieldset>
    </Form>
  );
}

function Rule({ rule: { title, on, guard, kind, place, margin, names, when }, kinds, bad }: { readonly rule: RuleFields; readonly kinds: readonly Choice[]; readonly bad: string | null }) {
  const { t } = useWords();
  return (
    <fieldset className="plan-role">
      <legend>{title}</legend>
      <div className="plan-fields">
        <Input input={place} bad={bad} />
        <Select name={kind.name} label={t("offers.column_kind")} value={kind.value} choices={kinds} />
        <Input input={margin} bad={bad} />
        {names.map((input) => (
          <Input key={input.name} input={input} bad={bad} />
        ))}
      </div>
      {when.map(({ words, inputs }) => (
        <div key={words}>
          <p className="offer-when">{words}</p>
          {inputs.length > 0 && (
            <div className="plan-fields">
              {inputs.map((input) => (
                <Input key={input.name} input={input} bad={bad} />
              ))}
            </div>
          )}
        </div>
      ))}
      <p className="offer-checks">
        <label className="trial-check">
          <input type="checkbox" name={guard.name} value="1" defaultChecked={guard.checked} /> {t("offers.field_guard")}
        </label>
        <label className="trial-check">
          <input type="checkbox" name={on.name} value="1" defaultChecked={on.checked} /> {t("offers.field_on")}
        </label>
      </p>
    </fieldset>
  );
}

function Input({ input: { name, label, value, numeric }, bad }: { readonly input: RuleInput; readonly bad: string | null }) {
  return (
    <label className={numeric ? "field" : "field field-words"}>
      <span>{label}</span>
      <input name={name} defaultValue={value} autoComplete="off" aria-invalid={name === bad || undefined} {...(numeric ? { inputMode: "decimal", size: 10 } : { maxLength: 300 })} />
    </label>
  );
}

function Select({ name, label, value, choices }: { readonly name: string; readonly label: string; readonly value: string; readonly choices: readonly Choice[] }) {
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        <Options choices={choices} />
      </select>
    </label>
  );
}

const Options = ({ choices }: { readonly choices: readonly Choice[] }) =>
  choices.map(({ value, label }) => (
    <option key={value} value={value}>{label}</option>
  ));
