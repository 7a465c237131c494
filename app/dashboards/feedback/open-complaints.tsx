import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ComplaintsData, OpenComplaint } from "#app/metrics/views/feedback.ts";
import { FigureFacts } from "../figure-facts.tsx";
import { metricName, valueName } from "../words.ts";

/** Complaints that nobody has closed, the oldest first, with whom to ask about each. */
export function OpenComplaints({ open: { figure, rows } }: { readonly open: ComplaintsData["open"] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="fb-open">
      <h3 id="fb-open">{t("ui.fb_open")}</h3>
      {rows.length === 0 ? (
        <p>{t("ui.fb_open_none")}</p>
      ) : (
        <>
          <p>
            {metricName(figure, t)}: <FigureValue figure={figure} name={metricName(figure, t)} /> <FigureFacts figure={figure} />
          </p>
          <TableBox caption={t("ui.fb_open")} quiet>
            <thead>
              <tr>
                <th scope="col">{t("ui.fb_open_no")}</th>
                <th scope="col" className="number">{t("ui.fb_open_age")}</th>
                <th scope="col">{t("ui.fb_open_since")}</th>
                <th scope="col">{t("ui.fb_client")}</th>
                <th scope="col">{t("ui.branch")}</th>
                <th scope="col">{t("ui.fb_person")}</th>
                <th scope="col">{t("ui.topic")}</th>
                <th scope="col">{t("ui.fb_severity")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <Row key={one.row.id} one={one} />
              ))}
            </tbody>
          </TableBox>
        </>
      )}
    </section>
  );
}

function Row({ one: { row, clientId, staff, topic, severity, text, age } }: { readonly one: OpenComplaint }) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        {row.id}
        {text !== null && <small>{text}</small>}
      </th>
      <td className="number">{format.count(age)}</td>
      <td className="nowrap">{format.date(row.day)}</td>
      <td>{clientId === null ? t("ui.row_nobody") : <Link to={`/clients/${clientId}`}>{row.name ?? t("ui.row_nobody")}</Link>}</td>
      <td>{row.branch ?? "—"}</td>
      <td>{staff ?? "—"}</td>
      <td>{topic ?? "—"}</td>
      <td>{severity === null ? "—" : valueName("fb_severity", severity, t)}</td>
    </tr>
  );
}
