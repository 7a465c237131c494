import { use, useEffect, useId, useMemo, useRef } from "react";
import { Link } from "react-router";
import type { Brushing } from "./brush.ts";
import { markupOf, standsAt, type Drawing } from "./drawing.ts";
import { paled } from "./pale.ts";
import { ChartTools } from "./tools.ts";
import type { ChartTable, DrawnChart } from "./types.ts";

/** Rows of the table twin that lead somewhere: press the mark or the row's link. */
export interface ChartDoors {
  /** In step with the rows; null where a row leads nowhere. */
  readonly doors?: readonly (string | null)[] | undefined;
  /** Where single cells lead, row by row: the figures of the table. */
  readonly opens?: readonly (readonly (string | null)[])[] | undefined;
  /** Rows that the page is narrowed to: the others pale. */
  readonly chosen?: readonly number[] | undefined;
  /** What pressing a mark does, for those who do not see the pointer change. */
  readonly doorHint?: string | undefined;
}
export interface ChartFigureProps extends Omit<DrawnChart, "svg">, ChartDoors {
  readonly svg: Drawing;
  /** False leaves the drawing still: no tips, no stepping. */
  readonly upgrade?: boolean;
  readonly className?: string;
  /** Of a chart over time: months can be selected by dragging. */
  readonly brush?: Brushing | undefined;
}

/** A chart with its message, its drawing from the server and its table twin; it comes alive after load. */
export function ChartFigure({ name, title, subtitle, description, svg, table, words, upgrade = true, className, doors, opens, chosen, doorHint = "", brush }: ChartFigureProps) {
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const tools = use(ChartTools);
  const steps = upgrade && table.rows.length > 0;
  const drawn = markupOf(svg);
  const drawing = useMarkup(paled(drawn, chosen ?? []));
  const isBrushed = brush !== undefined;
  const brushing = useRef(brush);
  useEffect(() => {
    brushing.current = brush;
  });

  useEffect(() => {
    const element = figure.current;
    if (!steps || element === null) return;
    const stops: (() => void)[] = [];
    let gone = false;
    void import("./alive.ts").then(({ enliven }) => gone || stops.push(enliven(element)));
    if (isBrushed) void import("./brush.ts").then(({ brushable }) => gone || stops.push(brushable(element, () => brushing.current)));
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [steps, isBrushed]);

  return (
    <figure ref={figure} className={["chart", doors && "chart-doors", isBrushed && "chart-brushed", className].filter(Boolean).join(" ")} data-chart={name} tabIndex={steps ? 0 : undefined} aria-labelledby={`${id}t`} aria-describedby={`${id}d`}>
      <figcaption className="chart-caption">
        <strong className="chart-title" id={`${id}t`}>{title}</strong>
        {subtitle !== "" && <span className="chart-subtitle">{subtitle}</span>}
      </figcaption>
      <p className="chart-unseen" id={`${id}d`}>{description} {steps && `${words.hint} ${doorHint}`}</p>
      <div className="chart-canvas">
        <div className="chart-drawing" data-stands={standsAt(svg)} dangerouslySetInnerHTML={drawing} suppressHydrationWarning />
        <div className="chart-tip" hidden />
      </div>
      <p className="chart-unseen chart-live" aria-live="polite" />
      <TableTwin table={table} title={title} words={words} doors={doors} opens={opens} chosen={chosen} />
      {steps && tools?.({ name, title, subtitle, svg: drawn })}
    </figure>
  );
}

function TableTwin({ table, title, words, doors, opens, chosen }: { table: ChartTable; title: string; words: DrawnChart["words"] } & ChartDoors) {
  return (
    <details className="chart-twin">
      <summary>{words.table}</summary>
      {table.rows.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <div className="chart-scroll" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>{table.columns.map((column) => <th key={column.label} scope="col" className={column.numeric ? "number" : undefined}>{column.label}</th>)}</tr>
            </thead>
            <tbody>
              {table.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, at) => at === 0 ? <th key={at} scope="row"><Door to={doors?.[row]} chosen={chosen?.includes(row)}>{cell}</Door></th> : <td key={at} className={table.columns[at]?.numeric ? "number" : undefined}><Opener to={opens?.[row]?.[at]}>{cell}</Opener></td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

const Door = ({ to, chosen, children }: { to: string | null | undefined; chosen: boolean | undefined; children: string }) =>
  to == null ? children : <Link to={to} preventScrollReset aria-current={chosen ? "true" : undefined}>{children}</Link>;

const Opener = ({ to, children }: { to: string | null | undefined; children: string }) => (to == null ? children : <Link to={to} className="figure" preventScrollReset>{children}</Link>);

/** The small trend of a tile: only a drawing with an accessible name. */
export function Sparkline({ svg }: { svg: Drawing }) {
  return <span className="chart-spark" data-stands={standsAt(svg)} dangerouslySetInnerHTML={useMarkup(markupOf(svg))} suppressHydrationWarning />;
}

/** The same object for the same markup, or React draws anew. */
const useMarkup = (markup: string): { readonly __html: string } => useMemo(() => ({ __html: markup }), [markup]);
