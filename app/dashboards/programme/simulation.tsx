import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Simulation } from "#app/metrics/views/programme.ts";
import { valueName } from "../words.ts";

/** Whom other rules would move, and what the levels would cost then. */
export function SimulationPanel({ simulation, date }: { readonly simulation: Simulation; readonly date: string }) {
  const { t, format } = useWords();
  const { levels, moves, up, down, same, costBefore, costAfter, costChange } = simulation;
  const money = (minor: number) => format.minor(minor, 0);
  return (
    <section className="panel" aria-labelledby="ladder-simulation">
      <h2 id="ladder-simulation">{t("programme.sim")}</h2>
      <p className="chart-title">{t("programme.sim_title", { up: format.count(up), down: format.count(down), same: format.count(same) })}</p>
      <p>{t("programme.sim_cost", { before: money(costBefore), after: money(costAfter), change: (costChange > 0 ? "+" : "") + money(costChange) })}</p>
      <TableBox caption={t("programme.sim")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.level")}</th>
            {(["before", "after", "cost_before", "cost_after"] as const).map((key) => (
              <th key={key} scope="col" className="number">{t(`programme.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.tier}>
              <th scope="row">
                {valueName("tier", level.tier, t)} {level.borrowed && <small>{t("programme.sim_borrowed")}</small>}
              </th>
              <td className="number">{format.count(level.before)}</td>
              <td className="number">{format.count(level.after)}</td>
              <td className="number">{money(level.costBefore)}</td>
              <td className="number">{money(level.costAfter)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {moves.length > 0 && (
        <TableBox caption={t("programme.sim_moves")}>
          <thead>
            <tr>
              <th scope="col">{t("programme.from")}</th>
              <th scope="col">{t("programme.to")}</th>
              <th scope="col" className="number">{t("programme.clients")}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map(({ from, to, clients }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">{valueName("tier", from, t)}</th>
                <td>{valueName("tier", to, t)}</td>
                <td className="number">{format.count(clients)}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      <p className="explain">{t("programme.sim_note", { date })}</p>
    </section>
  );
}
