import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import type { PromotionRow, PromotionsPage, PromotionSort } from "./views.ts";

/** Every promotion with what it is said to have brought and what it did earn. */
export function Promotions({ page: { rows, sort, sorts, design } }: { readonly page: PromotionsPage }) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("promotions.title")}</h1>
        <p>{t("promotions.lead")}</p>
        {design !== null && (
          <p>
            <Link className="button" to={design}>{t("promotions.design")}</Link>
          </p>
        )}
      </header>
      {rows.length === 0 ? (
        <p className="quiet">
          {t("promotions.none")} <Link to="/data/kinds">{t("promotions.none_templates")}</Link>
        </p>
      ) : (
        <section aria-labelledby="promotions-all">
          <h2 id="promotions-all">{t("promotions.count", { n: rows.length, count: format.count(rows.length) })}</h2>
          <TableBox caption={t("promotions.title")} quiet>
            <thead>
              <tr>
                <Sorted id="date" label={t("promotions.promotion")} {...{ sort, sorts }} />
                <Sorted id="verdict" label={t("promotions.verdict")} {...{ sort, sorts }} />
                <Sorted id="profit" label={t("promotions.profit")} number {...{ sort, sorts }} />
                <th scope="col" className="number">{t("promotions.chance")}</th>
                <Sorted id="naive" label={t("promotions.naive")} number {...{ sort, sorts }} />
                <th scope="col" className="number">{t("promotions.discount")}</th>
                <th scope="col" className="number">{t("promotions.clients")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.code} row={row} />
              ))}
            </tbody>
          </TableBox>
        </section>
      )}
    </>
  );
}

function Sorted({ id, label, sort, sorts, number = false }: { readonly id: PromotionSort; readonly label: string; readonly number?: boolean } & Pick<PromotionsPage, "sort" | "sorts">) {
  const { t } = useWords();
  const to = sorts.find((each) => each.id === id)?.to;
  return (
    <th scope="col" className={number ? "number" : undefined} aria-sort={sort === id ? "descending" : undefined}>
      {sort === id || to === undefined ? label : <Link className="sort" to={to} preventScrollReset title={t("promotions.sort_by", { name: label })}>{label}</Link>}
    </th>
  );
}

function Row({ row: { code, name, to, from, until, treated, others, naive_minor, discount_minor, profit, chance, verdict, why } }: { readonly row: PromotionRow }) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{name}</Link>
        <small>{code} · {format.span(from, until)}</small>
      </th>
      <td>
        <VerdictMark verdict={verdict} />
        {why !== null && <small>{why}</small>}
      </td>
      <td className="number">
        {profit === null ? "—" : <Link to={`${to}#figure-profit`}>{format.minor(profit.value_minor, 0)}</Link>}
        {profit !== null && <small>{`${format.minor(profit.low_minor, 0)} … ${format.minor(profit.high_minor, 0)}`}</small>}
      </td>
      <td className="number">{chance === null ? "—" : format.share(chance)}</td>
      <td className="number">
        <Link to={`${to}#figure-revenue`}>{format.minor(naive_minor, 0)}</Link>
      </td>
      <td className="number">{format.minor(discount_minor, 0)}</td>
      <td className="number">{treated === 0 ? "—" : t("promotions.clients_of", { treated: format.count(treated), others: format.count(others) })}</td>
    </tr>
  );
}
