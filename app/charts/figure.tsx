import { useEffect, useId, useRef } from "react";
import type { ChartTable, DrawnChart } from "./types.ts";

export interface ChartFigureProps extends DrawnChart {
  /** False leaves the drawing still: no tips, no stepping. */
  readonly upgrade?: boolean;
  readonly className?: string;
}

/** A chart with its message, its drawing from the server and its table twin; it comes alive after load. */
export function ChartFigure({ name, title, subtitle, description, svg, table, words, upgrade = true, className }: ChartFigureProps) {
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const steps = upgrade && table.rows.length > 0;

  useEffect(() => {
    const element = figure.current;
    if (!steps || element === null) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import("./alive.ts").then(({ enliven }) => {
      if (!gone) stop = enliven(element);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [steps]);

  return (
    <figure ref={figure} className={className === undefined ? "chart" : `chart ${className}`} data-chart={name} tabIndex={steps ? 0 : undefined} aria-labelledby={`${id}t`} aria-describedby={`${id}d`}>
      <figcaption className="chart-caption">
        <strong className="chart-title" id={`${id}t`}>{title}</strong>
        {subtitle !== "" && <span className="chart-subtitle">{subtitle}</span>}
      </figcaption>
      <p className="chart-unseen" id={`${id}d`}>{description} {steps && words.hint}</p>
      <div className="chart-canvas">
        <div className="chart-drawing" dangerouslySetInnerHTML={{ __html: svg }} />
        <div className="chart-tip" hidden />
      </div>
      <p className="chart-unseen chart-live" aria-live="polite" />
      <TableTwin table={table} title={title} words={words} />
    </figure>
  );
}

function TableTwin({ table, title, words }: { table: ChartTable; title: string; words: DrawnChart["words"] }) {
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
                  {cells.map((cell, at) => at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at} className={table.columns[at]?.numeric ? "number" : undefined}>{cell}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** The small trend of a tile: only a drawing with an accessible name. */
export function Sparkline({ svg }: { svg: string }) {
  return <span className="chart-spark" dangerouslySetInnerHTML={{ __html: svg }} />;
}
