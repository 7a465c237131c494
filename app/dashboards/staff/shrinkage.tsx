import { useId } from "react";
import { useWords } from "#app/components/locale.tsx";
import type { Unit } from "#app/metrics/types.ts";
import type { Shrinkage } from "#app/metrics/views/staff.ts";
import { metricName, type Wording } from "../words.ts";

const unitOf = ({ id }: Shrinkage): Unit => (id === "first_visit_recommend" || id === "corporate_retention" ? "share" : "score");

/** Raw → shrunk with this person's own numbers: by how much, and why. */
export function shrinkageSentences(one: Shrinkage, { t, format }: Wording): string[] {
  const unit = unitOf(one);
  const said = (value: number) => format.value(value, unit);
  const numbers = { raw: said(one.raw), shrunk: said(one.shrunk), n: one.n, count: format.count(one.n), own: format.share(one.own, 0), by: format.change(one.shrunk - one.raw, unit), toward: one.toward === null ? "" : said(one.toward), strength: format.count(Math.round(one.strength ?? 0)) };
  const why = one.toward === null ? t("ui.st_why_hidden", numbers) : one.strength === null ? t("ui.st_why_mean", numbers) : t("ui.st_why_share", numbers);
  return [t("ui.st_why_moved", numbers), why, ...(one.differ ? [] : [t("ui.st_why_same")]), t(one.id === "motivation_score" ? "ui.st_why_ranks" : "ui.st_why_use")];
}

/** The shrunk value as a button that says how it came about; without script too. */
export function Shrunk({ one, person }: { readonly one: Shrinkage; readonly person: string }) {
  const words = useWords();
  const { t, format } = words;
  const id = useId();
  const name = metricName({ metric: one.id, by: {} }, t);
  const value = format.value(one.shrunk, unitOf(one));
  return (
    <>
      <button type="button" className="link-button why" popoverTarget={id} aria-label={t("ui.st_why_open", { name: `${name}, ${person}`, value })}>
        {`→\u00a0${value}`}
      </button>
      <div id={id} popover="auto" className="why-card">
        <h3>{t("ui.st_why_title", { name, person })}</h3>
        {shrinkageSentences(one, words).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <button type="button" popoverTarget={id} popoverTargetAction="hide">
          {t("ui.drawer_close")}
        </button>
      </div>
    </>
  );
}
