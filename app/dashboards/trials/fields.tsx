import { useWords } from "#app/components/locale.tsx";
import type { Choice, DesignPage } from "./views.ts";

/** Whom, how long, and what it costs and is expected to bring. */
export function TestFields({ form, choices }: Pick<DesignPage, "form" | "choices">) {
  const { t } = useWords();
  return (
    <>
      <label className="field">
        <span>{t("trials.field_whom")}</span>
        <select name="whom" defaultValue={form.whom}>
          <Group label={t("trials.whom_saved")} choices={choices.saved} />
          <Group label={t("trials.whom_segments")} choices={choices.usual} />
          <Group label={t("trials.whom_offers")} choices={choices.offers} />
        </select>
      </label>
      <div className="plan-fields">
        <label className="field">
          <span>{t("trials.field_from")}</span>
          <input type="date" name="from" defaultValue={form.from} />
        </label>
        <label className="field">
          <span>{t("trials.field_to")}</span>
          <input type="date" name="to" defaultValue={form.to} />
        </label>
      </div>
      <div className="plan-fields">
        <Amount name="effect" label={t("trials.field_effect")} value={form.effect} />
        <Amount name="contact" label={t("trials.field_contact")} value={form.contact} />
        <Amount name="fixed" label={t("trials.field_fixed")} value={form.fixed} />
        <Amount name="margin" label={t("trials.field_margin")} value={form.margin} />
        <Amount name="share" label={t("trials.field_share_percent")} value={form.share} />
      </div>
      <p className="explain">{t("trials.fields_hint")}</p>
      <label className="trial-check">
        <input type="checkbox" name="displeased" value="out" defaultChecked={form.displeasedOut} /> {t("trials.field_displeased")}
      </label>
    </>
  );
}

function Amount({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input name={name} defaultValue={value} inputMode="decimal" size={10} autoComplete="off" />
    </label>
  );
}

function Group({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <optgroup label={label}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>{choice.label}</option>
      ))}
    </optgroup>
  );
}
