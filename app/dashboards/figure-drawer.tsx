import { Fragment } from "react";
import { Link } from "react-router";
import { Crumbs, type Crumb } from "#app/components/crumbs.tsx";
import { Drawer } from "#app/components/drawer.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { levels } from "#app/filters/crumbs.ts";
import type { Figure, FigureDetail, Part } from "#app/metrics/types.ts";
import { PolicyNote } from "./definitions/policy-note.tsx";
import { FigureFacts, Marks } from "./figure-facts.tsx";
import { Formula } from "./formula.tsx";
import { ScoreParts } from "./score-parts.tsx";
import { SourceRows, type DrawerLinks } from "./source-rows.tsx";
import { metricName, metricText, narrowWords, valueName } from "./words.ts";

interface Props {
  readonly detail: FigureDetail;
  readonly part: Part | null;
  readonly links: DrawerLinks;
  /** The page's own way down, which goes on here. */
  readonly crumbs?: readonly Crumb[];
}

/** One figure opened: what it means, how it came about, what was left out, and the rows behind it. */
export function FigureDrawer({ detail, part, links, crumbs }: Props) {
  const { t, format } = useWords();
  const { figure, window, leftOut, sql } = detail;
  const name = metricName(figure, t);
  const page = useLinks();
  const groups = Object.entries(figure.by).filter(([dimension, value]) => value !== null && (levels as readonly string[]).includes(dimension)) as [(typeof levels)[number], string][];
  const others = Object.entries(figure.by).filter(([dimension]) => !(levels as readonly string[]).includes(dimension) && dimension !== "month" && dimension !== "origin");
  const spread = ([["ui.drawer_median", figure.median], ["ui.drawer_p90", figure.p90], ["ui.drawer_margin", figure.margin]] as const).filter(([, value]) => value != null);
  return (
    <Drawer title={name} closed={links.closed}>
      <Crumbs
        crumbs={[
          ...(crumbs ?? []).map(({ label, to }) => ({ label, to: to ?? links.closed })),
          ...groups.filter(([dimension, value]) => !page.isChosen(dimension, value)).map(([dimension, value]) => ({ label: dimension === "staff" ? (figure.label ?? value) : valueName(dimension, value, t), to: page.toggle(dimension, value) })),
          ...others.map(([dimension, value]) => ({ label: `${t(`ui.${dimension}` as "ui.branch")}: ${valueName(dimension, value, t)}`, to: links.part(null) })),
          { label: name, to: part === null ? undefined : links.part(null) },
          ...(part === null ? [] : [{ label: part === "numerator" || part === "denominator" ? t(`ui.drawer_${part}`) : partName(part, t) }]),
        ]}
      />
      {crumbs === undefined && <p className="drawer-place">{placeOf(figure, t)}</p>}
      {figure.narrow && <p className="drawer-place">{narrowWords(figure.narrow, { t, format })}</p>}
      <p className="drawer-value">{format.value(figure.value, figure.unit)}</p>
      <FigureFacts figure={figure} />
      <Marks figure={figure} />
      <p className="sentence">{metricText(figure.metric, "sentence", t)}</p>
      <PolicyNote policy={detail.policy} />
      <Formula figure={figure} />
      <ScoreParts detail={detail} />
      <dl className="drawer-facts">
        <dt>{t("ui.drawer_window")}</dt>
        <dd>{t("ui.drawer_window_text", { from: format.date(window.from), to: format.date(window.to) })}</dd>
        {spread.map(([key, value]) => (
          <Fragment key={key}>
            <dt>{t(key)}</dt>
            <dd>{figure.unit === "money" ? format.money(value) : format.value(value, figure.unit)}</dd>
          </Fragment>
        ))}
        <dt>{t("ui.drawer_version")}</dt>
        <dd>
          <Link to={`/definitions/${figure.metric}`} title={t("ui.def_drawer_link")}>
            <code>{figure.definition}</code>
          </Link>
        </dd>
        <dt>{t("ui.drawer_left_out")}</dt>
        <dd>{leftOut.length === 0 ? t("ui.drawer_left_out_none") : leftOut.map(({ reason, count }) => `${partName(reason, t)}: ${format.count(count)}`).join("; ")}</dd>
      </dl>
      <Parts figure={figure} links={links} />
      {detail.components.length === 0 && <SourceRows detail={detail} part={part} links={links} />}
      {sql !== "" && (
        <details className="sql">
          <summary>{t("ui.drawer_sql")}</summary>
          <pre tabIndex={0}>{sql}</pre>
        </details>
      )}
    </Drawer>
  );
}

type T = ReturnType<typeof useWords>["t"];
const partName = (part: string, t: T) => valueName("part", part, t);

/** Where the figure stands: its branch, its person. */
function placeOf({ by, label }: Figure, t: T): string {
  const places = Object.entries(by).filter(([dimension]) => dimension !== "origin");
  return places.map(([dimension, value]) => (dimension === "staff" && label ? label : valueName(dimension, value, t))).join(", ") || t("ui.group");
}

/** Other counts of the same people. */
function Parts({ figure, links }: { readonly figure: Figure; readonly links: DrawerLinks }) {
  const { t, format } = useWords();
  const parts = Object.entries(figure.parts ?? {});
  if (parts.length === 0) return null;
  return (
    <ul className="parts">
      {parts.map(([part, count]) => (
        <li key={part}>
          <span>{partName(part, t)}</span>{" "}
          <Link className="figure" to={links.part(part)} preventScrollReset>
            {format.count(count)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The drawer when its figure could not be computed: the sentence, and the way back. */
export function RefusedDrawer({ sentence, closed }: { readonly sentence: string; readonly closed: string }) {
  const { t } = useWords();
  return (
    <Drawer title={t("ui.error_part")} closed={closed}>
      <p role="alert">{sentence}</p>
      <p>
        <Link to={closed} preventScrollReset>
          {t("ui.drawer_close")}
        </Link>
      </p>
    </Drawer>
  );
}
