import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { CheckData, SoldItem } from "#app/metrics/views/check.ts";
import { EmptyKind } from "../empty-kind.tsx";

/** The works and the parts that bring most. */
export function Items({ data: { itemised, kinds } }: { readonly data: CheckData }) {
  const { t, format } = useWords();
  return (
    <section className="page-part" aria-labelledby="ck-items">
      <h2 id="ck-items">{t("ui.ck_items")}</h2>
      {!kinds.visit_lines && <EmptyKind kind="visit_lines" />}
      {kinds.visit_lines && itemised.orders === 0 && <p className="explain">{t("ui.ck_items_none")}</p>}
      {itemised.orders > 0 && (
        <>
          <div className="pair even">
            <List title={t("ui.ck_works")} items={itemised.works} orders={itemised.orders} />
            <List title={t("ui.ck_parts")} items={itemised.parts} orders={itemised.orders} />
          </div>
          <p className="explain">{t("ui.ck_items_note", { count: format.count(itemised.orders) })}</p>
        </>
      )}
    </section>
  );
}

function List({ title, items, orders }: { readonly title: string; readonly items: readonly SoldItem[]; readonly orders: number }) {
  const { t, format } = useWords();
  return (
    <div className="panel">
      <h3>{title}</h3>
      <TableBox caption={title} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.ck_item")}</th>
            <th scope="col" className="number">{t("ui.ck_revenue")}</th>
            <th scope="col" className="number">{t("ui.ck_orders")}</th>
            <th scope="col" className="number">{t("ui.ck_order_share")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, orders: count, revenue }) => (
            <tr key={item}>
              <th scope="row">{item}</th>
              <td className="number">
                <FigureValue figure={revenue} name={item} />
              </td>
              <td className="number">
                <FigureValue figure={count} name={item} />
              </td>
              <td className="number">{format.share(Number(count.value) / orders)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}
