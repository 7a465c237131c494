import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { AlertView, MailView, RuleView } from "#app/metrics/views/alerts.ts";
import { Mail } from "./mail.tsx";
import { RuleForm } from "./rule-form.tsx";

interface Props {
  readonly asOf: string | null;
  readonly alerts: readonly AlertView[];
  readonly rules: readonly RuleView[];
  /** Null for who does not say what is signalled. */
  readonly mail: MailView | null;
  readonly metrics: readonly { readonly id: string; readonly name: string }[];
}

/** What is signalled, since when, and by which rules. */
export function Alerts({ asOf, alerts, rules, mail, metrics }: Props) {
  const { t, format } = useWords();
  const lasting = alerts.filter(({ state }) => state !== "over");
  const over = alerts.filter(({ state }) => state === "over");
  return (
    <>
      <header className="title">
        <h1>{t("ui.alerts")}</h1>
        <p>
          {t("ui.alerts_lead")} {asOf && t("ui.alerts_as_of", { date: format.date(asOf) })}
        </p>
        <p className="facts">
          <a href="/alerts.rss">RSS</a> <a href="/alerts.json">JSON Feed</a>
        </p>
      </header>
      <section aria-labelledby="alerts-lasting">
        <h2 id="alerts-lasting">{t("ui.alerts_lasting")}</h2>
        {lasting.length === 0 ? <p className="quiet">{t("ui.alerts_none")}</p> : <List alerts={lasting} />}
        {lasting.some(({ state }) => state === "new") && (
          <Form method="post" preventScrollReset>
            <button className="button" name="intent" value="seen">{t("ui.alerts_all_seen")}</button>
          </Form>
        )}
      </section>
      {over.length > 0 && (
        <section aria-labelledby="alerts-over">
          <h2 id="alerts-over">{t("ui.alerts_over")}</h2>
          <List alerts={over} />
        </section>
      )}
      <section aria-labelledby="alert-rules">
        <h2 id="alert-rules">{t("ui.alert_rules")}</h2>
        <p className="explain">{t("ui.alert_rules_lead")}</p>
        <ul className="alert-list">
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} fixed={mail === null} />
          ))}
        </ul>
        {mail && <RuleForm metrics={metrics} />}
      </section>
      {mail && <Mail {...mail} />}
    </>
  );
}

function List({ alerts }: { readonly alerts: readonly AlertView[] }) {
  const { t, format } = useWords();
  return (
    <ul className="alert-list">
      {alerts.map(({ id, state, sentence, to, firstDay, overDay }) => (
        <li key={id} className={`alert-${state}`}>
          <p>
            <Link to={to}>{sentence}</Link>
          </p>
          <div className="facts">
            <span>{t(`ui.alert_${state}`)}</span>
            <span>{t("ui.alert_since", { date: format.date(firstDay) })}</span>
            {overDay && <span>{t("ui.alert_until", { date: format.date(overDay) })}</span>}
            {state === "new" && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="alert" value={id} />
                <button className="link-button" name="intent" value="seen">{t("ui.alert_mark_seen")}</button>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Rule({ rule: { id, sentence, isOn, own }, fixed }: { readonly rule: RuleView; readonly fixed: boolean }) {
  const { t } = useWords();
  return (
    <li className={isOn ? "" : "alert-off"}>
      <p>{sentence}</p>
      {fixed ? <p className="facts">{t(isOn ? "ui.alert_rule_on" : "ui.alert_rule_off")}</p> : <Form method="post" preventScrollReset className="facts">
        <input type="hidden" name="rule" value={id} />
        <span>{t(isOn ? "ui.alert_rule_on" : "ui.alert_rule_off")}</span>
        <button className="link-button" name="intent" value="switch" aria-label={`${t(isOn ? "ui.alert_switch_off" : "ui.alert_switch_on")}: ${sentence}`}>{t(isOn ? "ui.alert_switch_off" : "ui.alert_switch_on")}</button>
        {own && <button className="link-button" name="intent" value="delete" aria-label={`${t("ui.view_delete")}: ${sentence}`}>{t("ui.view_delete")}</button>}
      </Form>}
    </li>
  );
}
