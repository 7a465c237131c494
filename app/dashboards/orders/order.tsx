import type { ReactNode } from "react";
import { Link } from "react-router";
import { Crumbs } from "#app/components/crumbs.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { valueName } from "../words.ts";
import type { OrderLine, OrderView } from "./views.ts";

/** One order: who, what, how much, and the line of the file that says so. */
export function Order({ order }: { readonly order: OrderView }) {
  const { t, format } = useWords();
  const { client, advisor } = order;
  const within = (key: string, value: string) => `/?${new URLSearchParams([...(order.branch ? [["branch", order.branch]] : []), [key, value]])}`;
  return (
    <>
      <header className="title">
        <Crumbs
          crumbs={[
            { label: t("ui.group"), to: "/" },
            ...(order.branch ? [{ label: order.branch, to: `/?${new URLSearchParams({ branch: order.branch })}` }] : []),
            { label: valueName("visit_kind", order.kind, t), to: within("visit_kind", order.kind) },
            ...(advisor ? [{ label: advisor.name, to: within("staff", advisor.code) }] : []),
            { label: order.no },
          ]}
        />
        <h1>{t("ui.order_title", { no: order.no })}</h1>
        <p>
          {format.date(order.day)} · {format.minor(BigInt(order.total))}
        </p>
      </header>
      {order.isReversed && <p role="note">{t("ui.order_reversed")}</p>}
      {!order.isQualifying && !order.isReversed && <p role="note">{t("ui.order_not_a_visit")}</p>}
      <section className="identity-facts">
        <h2>{t("ui.order_facts")}</h2>
        <dl className="identity-list">
          <Fact name={t("ui.row_client")}>{client?.closed ? (client.name ?? t("ui.row_client_no", { id: client.id })) : client ? <Link to={`/clients/${client.id}`}>{client.name ?? t("ui.row_nobody")}</Link> : t("ui.row_nobody")}</Fact>
          {order.vin && <Fact name={t("ui.order_car")}>{client?.closed ? [order.make, order.vin].filter(Boolean).join(" ") : <Link to={`/cars/${order.vin}`}>{[order.make, order.vin].filter(Boolean).join(" ")}</Link>}</Fact>}
          {order.mileage !== null && <Fact name={t("ui.order_mileage")}>{t("ui.order_km", { km: format.count(order.mileage) })}</Fact>}
          <Fact name={t("ui.order_payer")}>{valueName("payer", order.payer, t)}</Fact>
          {advisor && <Fact name={t("ui.order_advisor")}>{advisor.name}</Fact>}
          {order.technician && <Fact name={t("ui.order_technician")}>{order.technician.name}</Fact>}
          {order.discount !== null && <Fact name={t("ui.order_discount")}>{format.minor(BigInt(order.discount))}</Fact>}
          {order.cost !== null && <Fact name={t("ui.order_cost")}>{format.minor(BigInt(order.cost))}</Fact>}
          {order.promo && <Fact name={t("ui.order_promo")}>{order.promo}</Fact>}
          {order.reverses && <Fact name={t("ui.order_reverses")}>{order.reverses}</Fact>}
        </dl>
      </section>
      <section className="identity-facts">
        <h2>{t("ui.order_lines")}</h2>
        {order.lines.length === 0 ? <p className="quiet">{t("ui.order_lines_none")}</p> : <Lines lines={order.lines} />}
      </section>
      {order.source && (
        <section className="identity-facts">
          <h2>{t("ui.order_source")}</h2>
          <p>{t("ui.row_source_line", { file: order.source.file, line: order.source.line })}</p>
          {order.source.cells.length === 0 ? (
            <p className="quiet">{t("ui.order_source_gone")}</p>
          ) : (
            <dl className="identity-list source-cells">
              {order.source.cells.map(([header, cell], at) => (
                <Fact key={`${at} ${header}`} name={header}>{cell}</Fact>
              ))}
            </dl>
          )}
        </section>
      )}
    </>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Lines({ lines }: { readonly lines: readonly OrderLine[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.order_lines")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.order_item")}</th>
          <th scope="col">{t("ui.order_line_kind")}</th>
          <th scope="col" className="number">{t("ui.order_quantity")}</th>
          <th scope="col" className="number">{t("ui.row_amount")}</th>
          <th scope="col">{t("ui.row_source")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.no} ${line.line}`}>
            <th scope="row">
              {line.name}
              {line.code !== null && <small>{line.code}</small>}
            </th>
            <td>{t(`ui.line_kind_${line.kind}`)}</td>
            <td className="number">{format.number(line.quantity)}</td>
            <td className="number">{format.minor(BigInt(line.amount))}</td>
            <td>{line.file === null ? "—" : t("ui.row_source_line", { file: line.file, line: line.line })}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
