import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Tier } from "#app/metrics/tiers.ts";
import type { ProgrammeData } from "#app/metrics/views/programme.ts";
import { rulesWords } from "./rules-words.ts";

const flow = ["was", "up_in", "down_in", "joined_level", "up_out", "down_out", "gone"] as const;

/** Levels, how clients came to them and went, by which rules, and what each costs. */
export function Levels({ data: { asOf, levels, rules, next, costs } }: { readonly data: Pick<ProgrammeData, "asOf" | "levels" | "rules" | "next" | "costs"> }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="programme-levels">
      <h2 id="programme-levels">{t("programme.moves")}</h2>
      <p>
        {t("programme.ladder_rules", { date: format.date(asOf), version: rules.version })}: {rulesWords(rules.rules, { t, format }).join("; ")}.{" "}
        {next?.from && <>{t("programme.ladder_next", { version: next.version, date: format.date(next.from) })}. </>}
        <Link to="/programme/ladder">{t("programme.ladder_change")}</Link>
      </p>
      <TableBox caption={t("programme.moves")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.level")}</th>
            {flow.map((part) => (
              <th key={part} scope="col" className="number">{t(`programme.${part}`)}</th>
            ))}
            <th scope="col" className="number">{t("programme.is_now")}</th>
          </tr>
        </thead>
        <tbody>
          {[...levels.rows, { tier: null, figure: levels.whole }].map(({ tier, figure }) => (
            <tr key={tier ?? ""} className={tier === null ? "total" : undefined}>
              <th scope="row">{nameOf(tier, t)}</th>
              {flow.map((part) => (
                <td key={part} className="number">
                  {figure.value === null ? "—" : <FigureValue figure={figure} part={part} name={`${nameOf(tier, t)}, ${t(`programme.${part}`)}`} text={format.count(figure.parts?.[part] ?? 0)} />}
                </td>
              ))}
              <td className="number">
                <FigureValue figure={figure} name={`${nameOf(tier, t)}, ${t("programme.is_now")}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("programme.moves_note")}</p>
      <h3>{t("programme.level_costs")}</h3>
      <TableBox caption={t("programme.level_costs")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("programme.level")}</th>
            {(["clients", "benefits_n", "benefits_money", "points_money", "per_client"] as const).map((key) => (
              <th key={key} scope="col" className="number">{t(`programme.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {costs.map((row) => (
            <tr key={row.tier}>
              <th scope="row">{nameOf(row.tier, t)}</th>
              <td className="number">{format.count(row.clients)}</td>
              <td className="number">{format.count(row.benefits)}</td>
              <td className="number">{format.minor(row.benefitsCost, 0)}</td>
              <td className="number">{format.minor(row.pointsCost, 0)}</td>
              <td className="number">{format.minor(row.perClient, 0)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("programme.level_costs_note")}</p>
    </section>
  );
}

const nameOf = (tier: Tier | null, t: ReturnType<typeof useWords>["t"]): string => (tier === null ? t("programme.all") : t(`ui.tier_${tier}`));
