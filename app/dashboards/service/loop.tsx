import { ChartFigure } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { LoopStep, ServiceData } from "#app/metrics/views/service.ts";
import { EmptyKind } from "../empty-kind.tsx";
import type { ServiceView } from "./service-view.server.ts";

/** From a sale round to the next: who gets to each step, who does not, and what that costs. */
export function Loop({ data: { loop, kinds }, chart }: { readonly data: ServiceData; readonly chart: ServiceView["loop"] }) {
  const { t } = useWords();
  const links = useLinks();
  const doors = { doors: loop.steps.map(({ id }) => links.figure(loop.figure, id)), doorHint: t("ui.sv_door_hint") };
  const isEmpty = loop.steps.every(({ people }) => people === 0);
  return (
    <section className="panel" aria-labelledby="sv-loop">
      <h2 id="sv-loop">{t("ui.sv_loop")}</h2>
      {!kinds.sales && <EmptyKind kind="sales" />}
      {kinds.sales && !kinds.visits && <EmptyKind kind="visits" />}
      {kinds.sales && isEmpty && <p className="explain">{t("ui.sv_loop_none")}</p>}
      {!isEmpty && (
        <>
          <ChartFigure {...chart} {...doors} />
          <Steps loop={loop} />
          <p className="explain">{t("ui.sv_loop_note")}</p>
          {!kinds.tyre_storage && <EmptyKind kind="tyre_storage" />}
        </>
      )}
    </section>
  );
}

function Steps({ loop: { figure, steps } }: Pick<ServiceData, "loop">) {
  const { t } = useWords();
  return (
    <TableBox caption={t("ui.sv_loop")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.sv_step")}</th>
          {(["people", "share", "leak", "worth", "money"] as const).map((name) => (
            <th key={name} scope="col" className="number">{t(`ui.sv_${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <Step key={step.id} step={step} figure={figure} />
        ))}
      </tbody>
    </TableBox>
  );
}

const whose = { sold: "ui.sv_of_sold", could_return: "ui.sv_of_could_return", regular: "ui.sv_of_regular", bought_again: "ui.sv_of_bought_again" } as const;

function Step({ step, figure }: { readonly step: LoopStep; readonly figure: ServiceData["loop"]["figure"] }) {
  const { t, format } = useWords();
  const name = t(`ui.sv_stage_${step.id}`);
  const of = step.of === null ? "" : t(whose[step.of as keyof typeof whose]);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <FigureValue figure={figure} part={step.id} name={name} text={format.count(step.people)} />
      </td>
      <td className="number">
        {format.share(step.share)}
        {step.of !== null && step.share !== null && (
          <small>
            {of} <FigureValue figure={figure} part={step.of} name={of} text={format.count(figure.parts?.[step.of] ?? 0)} />
          </small>
        )}
      </td>
      <td className="number">{step.leak === null || step.leaked === null ? "—" : <FigureValue figure={figure} part={step.leaked} name={t("ui.sv_leak")} text={format.count(step.leak)} />}</td>
      <td className="number">{step.worth === null || step.worth.value === null ? "—" : <FigureValue figure={step.worth} name={t(`metrics.${step.worth.metric}` as "metrics.storage_fee")} />}</td>
      <td className="number">{step.money === null ? "—" : format.money(step.money, 0)}</td>
    </tr>
  );
}
