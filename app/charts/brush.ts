import { marksOf } from "./nearest.ts";

/** What a chart over time needs to let months be selected on it; rows are those of its table twin. */
export interface Brushing {
  readonly rows: number;
  /** What is known here at once of the rows from the first to the last: its name, and labelled values. */
  readonly say: (first: number, last: number) => { readonly name: string; readonly values: readonly (readonly [label: string, value: string])[] };
  /** While months are being selected; null when that ends without a choice. */
  readonly move: (span: readonly [first: number, last: number] | null) => void;
  readonly pick: (first: number, last: number) => void;
}

const svgNamespace = "http://www.w3.org/2000/svg";
const dragged = 4;

/** Lets months be selected on a drawn chart: by dragging, or by Shift with the arrows, Enter and Esc. Returns what undoes it. */
export function brushable(figure: HTMLElement, brushing: () => Brushing | undefined): () => void {
  const canvas = figure.querySelector<HTMLElement>(".chart-canvas");
  const live = figure.querySelector<HTMLElement>(".chart-live");
  const tip = figure.querySelector<HTMLElement>(".chart-tip");
  if (!canvas || !live || !tip) return () => undefined;
  let start: { readonly row: number; readonly x: number } | null = null;
  let span: readonly [number, number] | null = null;
  let wasDrag = false;

  const drawing = () => Array.from(canvas.querySelectorAll<SVGSVGElement>("svg[data-points]")).find((svg) => svg.getClientRects().length > 0);
  const ordered = ([a, b]: readonly [number, number]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)];

  const clear = () => {
    for (const band of canvas.querySelectorAll(".chart-brush")) band.remove();
    span = null;
    start = null;
  };
  const cancel = () => {
    if (span) brushing()?.move(null);
    clear();
    tip.hidden = true;
  };

  const select = (svg: SVGSVGElement, next: readonly [number, number]) => {
    const asked = brushing();
    const scale = rowScale(svg);
    if (!asked || !scale || (span && span[0] === next[0] && span[1] === next[1])) return;
    span = next;
    const [first, last] = ordered(next);
    const band = svg.querySelector(".chart-brush") ?? svg.appendChild(document.createElementNS(svgNamespace, "rect"));
    for (const marker of canvas.querySelectorAll(".chart-marker")) marker.remove();
    const { x, width } = bandOf(scale, first, last);
    for (const [name, value] of Object.entries({ class: "chart-brush", x, y: 0, width, height: svg.viewBox.baseVal.height - 34 })) band.setAttribute(name, String(value));
    const { name, values } = asked.say(first, last);
    tip.replaceChildren(element("b", name), ...values.map(([label, value]) => { const line = element("span", label); line.append(element("span", value)); return line; }));
    tip.hidden = false;
    const factor = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    tip.style.left = `${Math.max(0, Math.min(canvas.clientWidth - tip.offsetWidth, (x + width / 2) * factor - tip.offsetWidth / 2))}px`;
    tip.style.top = "4px";
    live.textContent = `${name}: ${values.map(([label, value]) => `${label} ${value}`).join(", ")}`;
    asked.move([first, last]);
  };
  const pick = () => {
    const chosen = span && ordered(span);
    span = null;
    start = null;
    tip.hidden = true;
    if (chosen) brushing()?.pick(...chosen);
  };
  const rowAt = (svg: SVGSVGElement, clientX: number): number | null => {
    const scale = rowScale(svg);
    const box = svg.getBoundingClientRect();
    const rows = brushing()?.rows ?? 0;
    return scale && rows > 0 ? Math.max(0, Math.min(rows - 1, Math.round(((clientX - box.left) * (svg.viewBox.baseVal.width / box.width) - scale.from) / scale.step))) : null;
  };

  const down = (event: PointerEvent) => {
    const svg = drawing();
    const row = svg && event.button === 0 ? rowAt(svg, event.clientX) : null;
    wasDrag = false;
    if (row === null) return;
    clear();
    start = { row, x: event.clientX };
  };
  const drag = (event: PointerEvent) => {
    const svg = drawing();
    if (!start || !svg || (span === null && Math.abs(event.clientX - start.x) < dragged)) return;
    const row = rowAt(svg, event.clientX);
    if (row === null) return;
    if (!wasDrag) canvas.setPointerCapture(event.pointerId);
    wasDrag = true;
    event.stopImmediatePropagation(); // the tip of a single month waits
    select(svg, [start.row, row]);
  };
  const up = () => (wasDrag ? pick() : (start = null));
  const click = (event: MouseEvent) => {
    if (!wasDrag) return;
    event.preventDefault(); // the end of a drag is no press of a mark
    event.stopPropagation();
    wasDrag = false;
  };

  const press = (event: KeyboardEvent) => {
    const svg = drawing();
    if (event.target !== figure || !svg) return;
    const step = event.shiftKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    const rows = brushing()?.rows ?? 0;
    if (step !== undefined && rows > 0) {
      const at = span ?? [Number(figure.dataset["at"] ?? rows - 1), Number(figure.dataset["at"] ?? rows - 1)];
      select(svg, [at[0], Math.max(0, Math.min(rows - 1, at[1] + step))]);
    } else if (event.key === "Enter" && span) pick();
    else if (event.key === "Escape" && span) cancel();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const off = new AbortController();
  const early = { signal: off.signal, capture: true };
  canvas.addEventListener("pointerdown", down, early);
  canvas.addEventListener("pointermove", drag, early);
  canvas.addEventListener("pointerup", up, early);
  canvas.addEventListener("pointercancel", cancel, early);
  canvas.addEventListener("click", click, early);
  figure.addEventListener("keydown", press, early);
  figure.dataset["brush"] = "";
  return () => {
    off.abort();
    cancel();
    delete figure.dataset["brush"];
  };
}

/** Where rows stand: months follow each other evenly, so two marks tell of all. */
function rowScale(svg: SVGSVGElement): { readonly from: number; readonly step: number } | null {
  const marks = marksOf(svg.dataset["points"] ?? "");
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || first.row === last.row) return null;
  const step = (last.x - first.x) / (last.row - first.row);
  return { from: first.x - first.row * step, step };
}

const bandOf = ({ from, step }: { from: number; step: number }, first: number, last: number) => ({ x: from + (first - 0.5) * step, width: (last - first + 1) * step });

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
