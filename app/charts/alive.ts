import { isWithin, type Mark, marksOf, nearestMark } from "./nearest.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Makes a drawn chart answer to pointer and keys: a tip with what the table twin says of the nearest mark, steps along the marks
 * read out, T for the table, Esc to leave. Reads the drawing anew each time, so a new drawing needs no new call. Returns what undoes it.
 */
export function enliven(figure: HTMLElement): () => void {
  const canvas = figure.querySelector<HTMLElement>(".chart-canvas");
  const tip = figure.querySelector<HTMLElement>(".chart-tip");
  const live = figure.querySelector<HTMLElement>(".chart-live");
  const twin = figure.querySelector<HTMLDetailsElement>(".chart-twin");
  if (!canvas || !tip || !live) return () => undefined;
  let current: number | null = null;

  const drawing = () => Array.from(canvas.querySelectorAll<SVGSVGElement>("svg[data-points]")).find((svg) => svg.getClientRects().length > 0);
  const marks = (svg: SVGSVGElement) => marksOf(svg.dataset["points"] ?? "");
  const scaleOf = (svg: SVGSVGElement) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;

  const hide = () => {
    current = null;
    delete figure.dataset["at"];
    tip.hidden = true;
    live.textContent = "";
    for (const marker of canvas.querySelectorAll(".chart-marker")) marker.remove();
  };

  const show = (svg: SVGSVGElement, mark: Mark, aloud: boolean) => {
    const cells = rowOf(figure, mark.row);
    if (cells === null) return;
    if (current !== mark.row || tip.hidden) {
      tip.replaceChildren(heading(cells.name), ...cells.values.map(line));
      if (aloud) live.textContent = `${cells.name}: ${cells.values.map(([label, value]) => `${label} ${value}`).join(", ")}`;
    }
    current = mark.row;
    figure.dataset["at"] = String(mark.row);
    tip.hidden = false;
    place(svg, mark);
  };

  const place = (svg: SVGSVGElement, mark: Mark) => {
    let marker = svg.querySelector<SVGCircleElement>(".chart-marker");
    if (marker === null) {
      for (const other of canvas.querySelectorAll(".chart-marker")) other.remove();
      marker = document.createElementNS(svgNamespace, "circle");
      marker.setAttribute("class", "chart-marker");
      marker.setAttribute("r", "7");
      svg.append(marker);
    }
    marker.setAttribute("cx", String(mark.x));
    marker.setAttribute("cy", String(mark.y));
    const scale = scaleOf(svg);
    const [box, outer] = [svg.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const x = box.left - outer.left + mark.x * scale;
    const y = box.top - outer.top + mark.y * scale;
    const above = y - tip.offsetHeight - 14;
    tip.style.left = `${Math.max(0, Math.min(outer.width - tip.offsetWidth, x - tip.offsetWidth / 2))}px`;
    tip.style.top = `${above < -40 ? y + 14 : above}px`;
  };

  const point = (event: PointerEvent) => {
    const svg = drawing();
    if (!svg) return;
    const box = svg.getBoundingClientRect();
    const scale = scaleOf(svg);
    const mark = nearestMark(marks(svg), (event.clientX - box.left) / scale, (event.clientY - box.top) / scale, svg.dataset["nearest"]);
    if (mark) show(svg, mark, false);
  };

  /** The link of a row in the table twin; the press of its mark is the press of it. */
  const door = (row: number) => figure.querySelectorAll(".chart-twin tbody tr")[row]?.querySelector<HTMLAnchorElement>("th a") ?? null;
  let shown: number | null = null; // what a finger had already been shown when it came down
  const touch = (event: PointerEvent) => {
    shown = event.pointerType === "touch" ? current : null;
  };
  const follow = (event: MouseEvent) => {
    const svg = drawing();
    if (!svg || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const box = svg.getBoundingClientRect();
    const scale = scaleOf(svg);
    const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
    const mark = nearestMark(marks(svg), x, y, svg.dataset["nearest"]);
    if (!mark || !isWithin(mark, x, y, svg.dataset["nearest"]) || (isFinger(event) && shown !== mark.row)) return;
    const link = door(mark.row);
    if (!link) return;
    hide();
    link.click();
  };

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // By place on the keyboard: in a Russian or Kazakh layout the same key types another letter.
    if (event.code === "KeyT" && twin) {
      twin.open = !twin.open;
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && event.target === figure && current !== null) {
      door(current)?.click();
      event.preventDefault();
      return;
    }
    if (event.shiftKey) return; // a brush has these
    if (event.key === "Escape" && current !== null) {
      hide();
      event.stopPropagation();
      return;
    }
    const step = steps[event.key];
    const svg = drawing();
    if (event.target !== figure || !step || !svg) return;
    const all = marks(svg);
    if (all.length === 0) return;
    const at = all.findIndex((mark) => mark.row === current);
    const forward = step(0, 2) > 0;
    const next = at < 0 ? (event.key === "Home" || (forward && event.key !== "End") ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, step(at, all.length)));
    const mark = all[next];
    if (mark) show(svg, mark, true);
    event.preventDefault();
  };

  const leave = (event: PointerEvent) => {
    if (event.pointerType !== "touch") hide();
  };
  const outside = (event: PointerEvent) => {
    if (event.target instanceof Node && !canvas.contains(event.target)) hide();
  };

  const off = new AbortController();
  const { signal } = off;
  canvas.addEventListener("pointermove", point, { signal });
  canvas.addEventListener("pointerdown", touch, { signal });
  canvas.addEventListener("pointerdown", point, { signal });
  canvas.addEventListener("click", follow, { signal });
  canvas.addEventListener("pointerleave", leave, { signal });
  document.addEventListener("pointerdown", outside, { signal });
  figure.addEventListener("keydown", press, { signal });
  figure.addEventListener("blur", hide, { signal });
  figure.dataset["alive"] = "";
  return () => {
    off.abort();
    hide();
    delete figure.dataset["alive"];
  };
}

/** A click in the Chromium and Firefox of today says which pointer made it. */
const isFinger = (event: MouseEvent): boolean => "pointerType" in event && event.pointerType === "touch";

/** What the table twin says in a row: its name, and each further column with its cell. */
function rowOf(figure: HTMLElement, row: number): { name: string; values: [string, string][] } | null {
  const cells = Array.from(figure.querySelectorAll(".chart-twin tbody tr")[row]?.children ?? [], (cell) => cell.textContent ?? "");
  const [name, ...values] = cells;
  if (name === undefined) return null;
  const labels = Array.from(figure.querySelectorAll(".chart-twin thead th"), (head) => head.textContent ?? "").slice(1);
  return { name, values: values.flatMap((value, at): [string, string][] => (value === "" ? [] : [[labels[at] ?? "", value]])) };
}

function heading(text: string): HTMLElement {
  const element = document.createElement("b");
  element.textContent = text;
  return element;
}

function line([label, value]: [string, string]): HTMLElement {
  const [whole, figure] = [document.createElement("span"), document.createElement("span")];
  figure.textContent = value;
  whole.append(label, figure);
  return whole;
}
