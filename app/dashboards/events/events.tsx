import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { EventView, PromotionView } from "#app/metrics/views/alerts.ts";

interface Props {
  readonly events: readonly EventView[];
  readonly promotions: readonly PromotionView[];
  readonly branches: readonly string[];
  /** A form lacked a day or a name. */
  readonly refused: boolean;
}
const kinds = ["holiday", "price", "system", "staff", "other"] as const;

/** What happened, as charts over time show it: written down here, or begun as a promotion. */
export function Events({ events, promotions, branches, refused }: Props) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("ui.events")}</h1>
        <p>{t("ui.events_lead")}</p>
      </header>
      {refused && <p role="alert" className="warnings">{t("ui.events_refused")}</p>}
      <section aria-labelledby="events-own">
        <h2 id="events-own">{t("ui.events_own")}</h2>
        {events.length === 0 && <p className="quiet">{t("ui.events_none")}</p>}
        <ul className="alert-list">
          {events.map((event) => (
            <li key={event.id}>
              <details>
                <summary>
                  {format.date(event.day)} · {event.label} <span className="quiet">{t(`ui.event_${event.kind as (typeof kinds)[number]}`)}{event.branch && `, ${event.branch}`}</span>
                </summary>
                <EventForm event={event} branches={branches} />
              </details>
            </li>
          ))}
        </ul>
        <EventForm branches={branches} />
      </section>
      {promotions.length > 0 && (
        <section id="promotions" aria-labelledby="events-promotions">
          <h2 id="events-promotions">{t("ui.events_promotions")}</h2>
          <TableBox caption={t("ui.events_promotions")} quiet>
            <thead>
              <tr>
                <th scope="col">{t("ui.events_name")}</th>
                <th scope="col">{t("ui.events_from")}</th>
                <th scope="col">{t("ui.events_to")}</th>
                <th scope="col">{t("ui.branch")}</th>
              </tr>
            </thead>
            <tbody>
              {promotions.map(({ name, from, to, branches: at }) => (
                <tr key={`${name} ${from}`}>
                  <th scope="row">{name}</th>
                  <td className="nowrap">{format.date(from)}</td>
                  <td className="nowrap">{format.date(to)}</td>
                  <td>{at ?? t("ui.events_everywhere")}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </section>
      )}
    </>
  );
}

function EventForm({ event, branches }: { readonly event?: EventView; readonly branches: readonly string[] }) {
  const { t } = useWords();
  return (
    <Form method="post" className="form-row" preventScrollReset aria-label={event ? event.label : t("ui.events_add")}>
      {event && <input type="hidden" name="event" value={event.id} />}
      <label>
        <span>{t("ui.events_day")}</span>
        <input type="date" name="day" required defaultValue={event?.day} />
      </label>
      <label>
        <span>{t("ui.events_name")}</span>
        <input name="label" required maxLength={80} defaultValue={event?.label} />
      </label>
      <label>
        <span>{t("ui.events_kind")}</span>
        <select name="kind" defaultValue={event?.kind ?? "other"}>{kinds.map((kind) => <option key={kind} value={kind}>{t(`ui.event_${kind}`)}</option>)}</select>
      </label>
      <label>
        <span>{t("ui.branch")}</span>
        <select name="branch" defaultValue={event?.branch ?? ""}>
          <option value="">{t("ui.events_everywhere")}</option>
          {branches.map((branch) => <option key={branch}>{branch}</option>)}
        </select>
      </label>
      <button className="button" name="intent" value="save">{t(event ? "ui.events_save" : "ui.events_add")}</button>
      {event && <button className="button" name="intent" value="delete" formNoValidate>{t("ui.view_delete")}</button>}
    </Form>
  );
}
