import { useWords } from "#app/components/locale.tsx";
import type { MailView } from "#app/metrics/views/alerts.ts";

/** Who gets signals by mail, when it last went, and what keeps the rest from going. */
export function Mail({ to, missing, lastSent, waiting, partly }: MailView) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="alert-mail">
      <h2 id="alert-mail">{t("ui.alert_mail")}</h2>
      {missing.length > 0 ? (
        <p className="quiet">{t("ui.alert_mail_off", { names: missing.join(", ") })}</p>
      ) : (
        <p>
          {t("ui.alert_mail_to", { to: to.join(", ") })} {lastSent && t("ui.alert_mail_last", { date: format.moment(lastSent) })}
        </p>
      )}
      {partly && <p role="note">{partly}</p>}
      {missing.length === 0 && waiting.map(({ tries, next, problem }, i) => (
        <p key={i} role="note">
          {problem} {t("ui.alert_mail_waiting", { tries: format.count(tries), date: format.moment(next) })}
        </p>
      ))}
    </section>
  );
}
