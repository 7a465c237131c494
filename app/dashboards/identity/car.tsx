import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { CarPageView, Spell } from "./views.ts";

const papers = { sales: "ui.car_by_sales", visits: "ui.car_by_visits", tyre_storage: "ui.car_by_tyre_storage", vehicles: "ui.car_by_vehicles" } as const;
const isPaper = (kind: string): kind is keyof typeof papers => Object.hasOwn(papers, kind);

/** Whose a car was when: one row an owner, with the document that says so and the visits of that time. */
export function Car({ car }: { readonly car: CarPageView }) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        <p>
          <Link to="/data/duplicates?view=clients">{t("ui.dup_back")}</Link>
        </p>
        <h1>{t("ui.car_title", { vin: car.vin })}</h1>
        <p>
          {car.make && `${car.make} · `}
          {t("ui.car_visits", { n: car.visits, count: format.count(car.visits) })}
          {car.unidentified > 0 && `, ${t("ui.car_unidentified", { count: format.count(car.unidentified) })}`}
        </p>
      </header>
      <section className="identity-facts">
        <h2>{t("ui.car_owners")}</h2>
        {car.spells.length === 0 ? <p>{t("ui.car_none")}</p> : <Owners spells={car.spells} />}
      </section>
    </>
  );
}

function Owners({ spells }: { readonly spells: readonly Spell[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.car_owners")} quiet className="car-owners">
      <thead>
        <tr>
          <th scope="col">{t("ui.car_owner")}</th>
          <th scope="col">{t("ui.client_from")}</th>
          <th scope="col">{t("ui.client_until")}</th>
          <th scope="col">{t("ui.car_document")}</th>
          <th scope="col" className="number">{t("ui.client_visits")}</th>
          <th scope="col">{t("ui.client_last_visit")}</th>
        </tr>
      </thead>
      <tbody>
        {spells.map((spell) => (
          <tr key={`${spell.from}`}>
            <th scope="row">{spell.client ? <Link to={`/clients/${spell.client.id}`}>{spell.client.name ?? t("ui.dup_no_name")}</Link> : <span className="quiet">{t("ui.car_nobody")}</span>}</th>
            <td>{spell.from === null ? t("ui.client_always") : format.date(spell.from)}</td>
            <td>{spell.until === null ? t("ui.client_now") : format.date(spell.until)}</td>
            <td>
              {spell.document && isPaper(spell.document.kind) ? t(papers[spell.document.kind], { no: spell.document.no ?? "" }) : "—"}
              {spell.document && <small>{t("ui.dup_line", { file: spell.document.file, line: spell.document.line })}</small>}
            </td>
            <td className="number">
              {format.count(spell.visits)}
              {spell.byVin > 0 && <small>{t("ui.car_by_vin", { n: spell.byVin, count: format.count(spell.byVin) })}</small>}
            </td>
            <td>{format.date(spell.lastVisit)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
