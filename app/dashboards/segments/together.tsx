import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import { choices, type SegmentRow, type SegmentsPage } from "./views.ts";

/** Every segment with its size, and beside each how it takes part in the one that is put together: a form that needs no script. */
export function Together({ page }: { readonly page: SegmentsPage }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="segments-all">
      <h2 id="segments-all">{t("segments.together")}</h2>
      <p className="explain">{t("segments.together_note")}</p>
      <Form method="get" action="/segments" className="stacked">
        <input type="hidden" name="together" value="1" />
        {page.rules.id !== "fixed" && <input type="hidden" name="rules" value={page.rules.id} />}
        <p className="segment-day">
          <label className="field">
            <span>{t("segments.day")}</span>
            <input type="date" name="as_of" defaultValue={page.asOf} max={page.usualDay} required />
          </label>
          <button className="button button-main">{t("segments.show")}</button>
        </p>
        {page.groups.map(({ id, rows }) => (
          <Group key={id} id={id} stamp={page.rules.stamp} rows={rows} />
        ))}
        <p>
          <button className="button button-main">{t("segments.show")}</button>
        </p>
      </Form>
    </section>
  );
}

function Group({ id, stamp, rows }: { readonly id: string; readonly stamp: string; readonly rows: readonly SegmentRow[] | null }) {
  const { t, format } = useWords();
  const key = `segments.group_${id}`;
  const caption = hasMessage(key) ? t(key, id === "rfm" ? { stamp } : {}) : id;
  if (rows === null) return <p><strong>{caption}.</strong> {t("segments.working")}</p>;
  return (
    <TableBox caption={caption} className="segment-group">
      <thead>
        <tr>
          <th scope="col">{t("segments.segment")}</th>
          <th scope="col" className="number">{t("segments.column_clients")}</th>
          <th scope="col" className="number">{t("segments.column_share")}</th>
          <th scope="col" className="number">{t("segments.column_money")}</th>
          <th scope="col">{t("segments.take")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={row.to}>{row.name}</Link>
              {row.about && <small className="quiet">{row.about}</small>}
            </th>
            <td className="number">
              <Link to={row.to} aria-label={t("segments.open", { segment: row.name, n: row.clients, count: format.count(row.clients) })}>{format.count(row.clients)}</Link>
            </td>
            <td className="number">{format.share(row.share)}</td>
            <td className="number">{format.minor(row.money, 0)}</td>
            <td>
              <select name={`in_${row.id}`} aria-label={t("segments.take_of", { segment: row.name })} defaultValue={row.chosen} key={row.chosen}>
                {choices.map((choice) => (
                  <option key={choice} value={choice}>{t(`segments.take_${choice || "not_asked"}`)}</option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
