import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { SavedRow, SegmentsPage, SinceSaved } from "./views.ts";

/** Segments that were kept, and what became of those who were in them then, beside what was to be expected. */
export function Saved({ page: { saved, mayKeep, usualDay } }: { readonly page: SegmentsPage }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="saved">
      <h2 id="saved">{t("segments.saved")}</h2>
      <p className="explain">{t("segments.saved_note", { date: format.date(usualDay) })}</p>
      {saved.length === 0 ? (
        <p className="quiet">{t("segments.saved_none")}</p>
      ) : (
        <TableBox caption={t("segments.saved")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("segments.segment")}</th>
              {(["members", "back", "visits_since", "money_since", "lost_since", "loyal_since", "still"] as const).map((name) => <th key={name} scope="col" className="number">{t(`segments.since_${name}`)}</th>)}
              {mayKeep && <th scope="col">{t("segments.forget_column")}</th>}
            </tr>
          </thead>
          <tbody>
            {saved.map((row) => <Kept key={row.id} row={row} mayKeep={mayKeep} />)}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}

function Kept({ row: { id, name, words, to, asOf, savedAt, savedBy, members, since }, mayKeep }: { readonly row: SavedRow; readonly mayKeep: boolean }) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{name}</Link>
        <small className="quiet">{words}</small>
        <small className="quiet">{t("segments.saved_of", { date: format.date(asOf), moment: format.moment(savedAt.slice(0, 19).replace("T", " ")), by: savedBy ?? "—" })}</small>
        {since?.days === 0 && <small className="quiet">{t("segments.no_time_yet")}</small>}
      </th>
      <td className="number">{format.count(members)}{since !== null && since.found !== members && <small className="quiet">{t("segments.found", { n: since.found, count: format.count(since.found) })}</small>}</td>
      {since === null ? <td colSpan={6}>{t("segments.working")}</td> : <Became since={since} />}
      {mayKeep && (
        <td>
          <Form method="post" action="/segments">
            <input type="hidden" name="intent" value="forget" />
            <input type="hidden" name="id" value={id} />
            <button className="button button-small" aria-label={t("segments.forget_of", { name })}>{t("segments.forget")}</button>
          </Form>
        </td>
      )}
    </tr>
  );
}

/** What became of the members of then. */
function Became({ since }: { readonly since: SinceSaved }) {
  const { t, format } = useWords();
  const passed = since.days > 0;
  const beside = (expected: string | null): string => (expected === null ? "" : t("segments.beside", { expected }));
  const share = (n: number): string => (since.found ? format.share(n / since.found) : "—");
  return (
    <>
      <td className="number">{passed ? <>{format.count(since.back)} ({share(since.back)})<small className="quiet">{beside(since.backExpected === null ? null : format.count(Math.round(since.backExpected)))}</small></> : "—"}</td>
      <td className="number">{passed ? <>{format.count(since.visits)}<small className="quiet">{beside(since.visitsExpected === null ? null : format.count(Math.round(since.visitsExpected)))}</small></> : "—"}</td>
      <td className="number">{passed ? <>{format.minor(since.money, 0)}<small className="quiet">{beside(since.moneyExpected === null ? null : format.minor(since.moneyExpected, 0))}</small></> : "—"}</td>
      <td className="number">{format.count(since.lost)} ({share(since.lost)})</td>
      <td className="number">{format.count(since.loyal)} ({share(since.loyal)})</td>
      <td className="number">{format.count(since.still)} ({share(since.still)})</td>
    </>
  );
}
