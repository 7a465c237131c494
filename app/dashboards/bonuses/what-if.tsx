import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { WhatIfView } from "./views.ts";

/** Who would have gained and lost by the plan as typed, the fund, and how much of it rests on luck. */
export function WhatIf({ whatIf, busy }: { readonly whatIf: WhatIfView | null; readonly busy: boolean }) {
  const { t, format } = useWords();
  return (
    <section className="what-if" aria-labelledby="what-if" aria-busy={busy}>
      <h2 id="what-if">{t("bonuses.whatif")}</h2>
      <div aria-live="polite">
        {whatIf ? (
          <>
            <p>{whatIf.sentence}</p>
            <p className="quiet">{whatIf.luck}</p>
          </>
        ) : (
          <p className="quiet">{t("bonuses.whatif_none")}</p>
        )}
      </div>
      {whatIf && (
        <>
          <Compared caption={t("bonuses.whatif_months")} first={t("bonuses.period")} rows={whatIf.months.map(({ period, now_minor, next_minor }) => ({ key: period, name: format.period(period), now_minor, next_minor }))} total={whatIf} />
          <Compared caption={t("bonuses.whatif_people")} first={t("bonuses.person")} rows={whatIf.people.map(({ code, name, branch, now_minor, next_minor }) => ({ key: code, name: branch ? `${name}, ${branch}` : name, now_minor, next_minor }))} />
        </>
      )}
    </section>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly now_minor: number;
  readonly next_minor: number;
}

function Compared({ caption, first, rows, total }: { readonly caption: string; readonly first: string; readonly rows: readonly Row[]; readonly total?: Pick<Row, "now_minor" | "next_minor"> }) {
  const { t, format } = useWords();
  const change = ({ now_minor, next_minor }: Pick<Row, "now_minor" | "next_minor">): string => (next_minor > now_minor ? "+" : "") + format.minor(next_minor - now_minor);
  return (
    <TableBox caption={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" className="number">{t("bonuses.whatif_now")}</th>
          <th scope="col" className="number">{t("bonuses.whatif_next")}</th>
          <th scope="col" className="number">{t("bonuses.whatif_change")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td className="number">{format.minor(row.now_minor)}</td>
            <td className="number">{format.minor(row.next_minor)}</td>
            <td className="number">{row.next_minor === row.now_minor ? "—" : change(row)}</td>
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{t("bonuses.total")}</th>
            <td className="number">{format.minor(total.now_minor)}</td>
            <td className="number">{format.minor(total.next_minor)}</td>
            <td className="number">{change(total)}</td>
          </tr>
        </tfoot>
      )}
    </TableBox>
  );
}
