import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { ClientOutlook } from "./outlook.tsx";
import type { ClientHead, NextService } from "./views.ts";

/** How a client stands, in words: loyal or not and why, level, last contact, money, the next service. */
export function ClientStanding({ head }: { readonly head: ClientHead }) {
  const { t, format } = useWords();
  const { tier, lastContact, spent, due, changes, asOf } = head;
  return (
    <section className="identity-facts" aria-labelledby="standing">
      <h2 id="standing">{t("ui.client_standing")}</h2>
      <p className="client-standing">{standingText(head)}</p>
      <dl className="identity-list">
        {tier !== null && (
          <div>
            <dt>{t("ui.tier")}</dt>
            <dd>{t(`ui.tier_${tier}`)}</dd>
          </div>
        )}
        {lastContact !== null && (
          <div>
            <dt>{t("ui.client_last_contact")}</dt>
            <dd>{format.date(lastContact)}</dd>
          </div>
        )}
        <div>
          <dt>{t("ui.client_spent")}</dt>
          <dd>{format.minor(spent, 0)}</dd>
        </div>
        <ClientOutlook outlook={head.outlook} />
        <div>
          <dt>{t("ui.client_due")}</dt>
          {due.length === 0 && <dd>{t("ui.client_due_unknown")}</dd>}
          {due.map((one) => (
            <dd key={one.vin} className={one.overdue ? "change-bad" : undefined}>
              {one.overdue && <span aria-hidden="true">▼ </span>}
              {t(one.overdue ? "ui.client_due_over" : "ui.client_due_on", { date: format.date(one.day) })}, {dueWhy(one)} (<Link to={`/cars/${one.vin}`}>{one.vin}</Link>)
            </dd>
          ))}
        </div>
        {changes.length > 0 && (
          <div>
            <dt>{t("ui.client_changes")}</dt>
            {changes.map(({ month, status }) => (
              <dd key={month}>{t("ui.client_change", { month: format.month(month), status: t(`ui.client_was_${status}`) })}</dd>
            ))}
          </div>
        )}
      </dl>
      <p className="quiet">{t("ui.clients_standing", { date: format.date(asOf) })}</p>
    </section>
  );

  function dueWhy({ by, from, months, km, perDay, isOwn }: NextService): string {
    const interval = t(isOwn ? "ui.client_due_own" : "ui.client_due_usual");
    if (by === "km") return t("ui.client_due_by_km", { date: format.date(from), km: format.count(km), daily: format.count(perDay ?? 0), interval });
    return t(by === "months" ? "ui.client_due_by_months" : "ui.client_due_by_delivery", { n: months, months: format.count(months), date: format.date(from), interval });
  }

  function standingText({ standing: found }: ClientHead): string {
    if (found === null) return t("ui.client_is_nothing");
    if (found.status !== "silent") return t(`ui.client_is_${found.status}`, { score: found.score ?? "" });
    const days = format.count(found.silentDays);
    if (found.lostAfterDays === null) return t("ui.client_is_silent", { days });
    return t(found.silentDays > found.lostAfterDays ? "ui.client_is_lost" : "ui.client_is_going", { days, limit: format.count(found.lostAfterDays) });
  }
}
