import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { MessageKey } from "#app/i18n/translate.ts";
import type { EventRow, ProgrammeData } from "#app/metrics/views/programme.ts";
import { metricName } from "../words.ts";
import { NeedsKind } from "./empty.tsx";

/** Benefits used, by kind, with what they cost. */
export function Benefits({ benefits: { used, cost, kinds }, known }: { readonly benefits: ProgrammeData["benefits"]; readonly known: boolean }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="programme-benefits">
      <h2 id="programme-benefits">{t("programme.benefits")}</h2>
      {!known ? (
        <NeedsKind kind="benefits" />
      ) : (
        <>
          <p>
            {t("programme.used")}: <FigureValue figure={used} name={metricName(used, t)} />. {t("programme.cost")}: <FigureValue figure={cost} name={metricName(cost, t)} />
          </p>
          <TableBox caption={t("programme.benefits")} quiet>
            <thead>
              <tr>
                <th scope="col">{t("programme.benefit")}</th>
                {(["used", "clients", "cost"] as const).map((key) => (
                  <th key={key} scope="col" className="number">{t(`programme.${key}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{t(`programme.benefit_${row.kind}` as MessageKey)}</th>
                  <td className="number">{format.count(row.used)}</td>
                  <td className="number">{format.count(row.clients)}</td>
                  <td className="number">
                    {row.costed === 0 ? "—" : format.minor(row.cost, 0)}
                    {row.costed < row.used && <small> {t("programme.no_cost", { n: format.count(row.used - row.costed) })}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </>
      )}
    </section>
  );
}

/** Events of the period with who was invited and who came. */
export function Events({ events, known }: { readonly events: readonly EventRow[]; readonly known: boolean }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="programme-events">
      <h2 id="programme-events">{t("programme.events")}</h2>
      {!known ? <NeedsKind kind="events" /> : events.length === 0 ? <p className="explain">{t("programme.events_none")}</p> : <Held events={events} />}
    </section>
  );
}

function Held({ events }: { readonly events: readonly EventRow[] }) {
  const { t, format } = useWords();
  return (
    <>
      <TableBox caption={t("programme.events")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.event")}</th>
            <th scope="col">{t("programme.held_on")}</th>
            <th scope="col">{t("programme.branch")}</th>
            {(["invited", "came", "came_share", "cost", "per_guest"] as const).map((key) => (
              <th key={key} scope="col" className="number">{t(`programme.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.no}>
              <th scope="row">
                {event.name} <small>{event.kind}</small>
              </th>
              <td>{format.date(event.heldOn)}</td>
              <td>{event.branch ?? t("programme.all_branches")}</td>
              <td className="number">{format.count(event.invited)}</td>
              <td className="number">{format.count(event.came)}</td>
              <td className="number">{format.share(event.cameShare, 0)}</td>
              <td className="number">{format.minor(event.cost, 0)}</td>
              <td className="number">{format.minor(event.perGuest, 0)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("programme.events_note")}</p>
    </>
  );
}
