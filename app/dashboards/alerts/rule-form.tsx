import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";

/** A rule of one's own: a metric, what about it, which way, and for a threshold how much. */
export function RuleForm({ metrics }: { readonly metrics: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useWords();
  return (
    <Form method="post" className="form-row" preventScrollReset aria-label={t("ui.alert_add")}>
      <label>
        <span>{t("ui.alert_metric")}</span>
        <select name="metric">{metrics.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
      </label>
      <label>
        <span>{t("ui.alert_kind")}</span>
        <select name="kind">{(["threshold", "change", "control", "funnel"] as const).map((kind) => <option key={kind} value={kind}>{t(`ui.alert_kind_${kind}`)}</option>)}</select>
      </label>
      <label>
        <span>{t("ui.alert_side")}</span>
        <select name="side">{(["worse", "below", "above"] as const).map((side) => <option key={side} value={side}>{t(`ui.alert_side_${side}`)}</option>)}</select>
      </label>
      <label>
        <span>{t("ui.alert_value")}</span>
        <input name="value" inputMode="decimal" size={8} />
      </label>
      <button className="button" name="intent" value="add">{t("ui.alert_add")}</button>
    </Form>
  );
}
