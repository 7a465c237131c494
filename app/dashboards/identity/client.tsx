import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { keyPhrase } from "../duplicates/compare.ts";
import { Decisions } from "../duplicates/decisions.tsx";
import { ExplanationList } from "../duplicates/explanation.tsx";
import { ClientStanding } from "./client-head.tsx";
import { ClientTimeline } from "./timeline.tsx";
import type { ClientPageView, GoneClient, OwnedCar } from "./views.ts";

/** Who a client is: names and contacts, how the records came together, cars over time, decisions. */
export function Client({ client }: { readonly client: ClientPageView }) {
  const { t, format } = useWords();
  const { card, head, timeline, explanation, cars, decisions } = client;
  const back = `/clients/${card.id}`;
  return (
    <>
      <header className="title">
        {explanation && (
          <p>
            <Link to="/data/duplicates?view=clients">{t("ui.dup_back")}</Link>
          </p>
        )}
        <h1>{t("ui.client_title", { name: card.name ?? t("ui.dup_no_name") })}</h1>
        <p>
          {t(`ui.client_is_${card.kind}`)} · {t("ui.dup_records", { n: card.records, count: format.count(card.records) })} · {t("ui.dup_n_visits", { n: card.visits, count: format.count(card.visits) })}
        </p>
      </header>
      <p>
        <Link to={`/clients/${card.id}/personal`}>{t("ui.personal_link")}</Link> · <Link to={`/offers?client=${card.id}`}>{t("ui.client_offer")}</Link>
      </p>
      {head !== null && <ClientStanding head={head} />}
      <section className="identity-facts">
        <h2>{t("ui.client_contacts")}</h2>
        <dl className="identity-list">
          <Fact name={t("ui.dup_field_name")} values={card.names} />
          <Fact name={t("ui.dup_unfit_key")} values={card.keys.map((key) => keyPhrase(key, t))} />
          <Fact name={t("ui.dup_field_branch")} values={card.branches} />
          <Fact name={t("ui.dup_field_first")} values={card.firstDay ? [format.date(card.firstDay)] : []} />
          <Fact name={t("ui.dup_field_last")} values={card.lastDay ? [format.date(card.lastDay)] : []} />
          <Fact name={t("ui.dup_field_amount")} values={[format.minor(card.visitAmount, 0)]} />
          {BigInt(card.carAmount) > 0n && <Fact name={t("ui.dup_field_car_amount")} values={[format.minor(card.carAmount, 0)]} />}
        </dl>
      </section>
      <section className="identity-facts">
        <h2>{t("ui.client_cars")}</h2>
        {cars.length === 0 ? <p className="quiet">{t("ui.client_cars_none")}</p> : <Cars cars={cars} />}
      </section>
      <ClientTimeline timeline={timeline} id={card.id} />
      {explanation && (
        <section className="identity-facts">
          <h2>{t("ui.dup_why_title")}</h2>
          <ExplanationList explanation={explanation} back={back} />
        </section>
      )}
      {decisions.length > 0 && (
        <section className="identity-facts">
          <h2>{t("ui.client_decisions")}</h2>
          <Decisions decisions={decisions} title={t("ui.client_decisions")} back={back} />
        </section>
      )}
    </>
  );
}

function Fact({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {values.map((value) => (
        <dd key={value}>{value}</dd>
      ))}
    </div>
  );
}

function Cars({ cars }: { readonly cars: readonly OwnedCar[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.client_cars")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.client_car")}</th>
          <th scope="col">{t("ui.client_make")}</th>
          <th scope="col">{t("ui.client_from")}</th>
          <th scope="col">{t("ui.client_until")}</th>
          <th scope="col" className="number">{t("ui.client_visits")}</th>
          <th scope="col">{t("ui.client_last_visit")}</th>
        </tr>
      </thead>
      <tbody>
        {cars.map((car) => (
          <tr key={`${car.vin} ${car.from}`}>
            <th scope="row">
              <Link to={`/cars/${car.vin}`}>{car.vin}</Link>
            </th>
            <td>{car.make ?? "—"}</td>
            <td>{car.from === null ? t("ui.client_always") : format.date(car.from)}</td>
            <td>{car.until === null ? t("ui.client_now") : format.date(car.until)}</td>
            <td className="number">{format.count(car.visits)}</td>
            <td>{format.date(car.lastVisit)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** A number that nobody has: where its records went. */
export function Gone({ gone }: { readonly gone: GoneClient }) {
  const { t } = useWords();
  return (
    <section className="empty">
      <h1>{t("ui.client_gone")}</h1>
      <p>{t(gone.now.length > 0 ? "ui.client_gone_now" : "ui.client_gone_none")}</p>
      <ul>
        {gone.now.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/clients/${id}`}>{name ?? t("ui.dup_no_name")}</Link>
          </li>
        ))}
      </ul>
      <p>
        <Link className="button" to="/data/duplicates?view=clients">
          {t("ui.dup_back")}
        </Link>
      </p>
    </section>
  );
}
