import { chartSvg, type ChartDrawing } from "./chart-svg.ts";
import type { ExportFacts } from "./facts.ts";

export type ChartFile = "svg" | "png";
/** Pixels of the picture to one of the drawing: sharp on a projector and in a report. */
const density = 2;

/** Saves a chart as a file of the browser: the drawing itself, or a picture of it. Rejects where the browser cannot paint it. */
export async function saveChart(kind: ChartFile, chart: ChartDrawing, facts: ExportFacts, name: string): Promise<void> {
  const svg = chartSvg(chart, facts);
  keep(kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await picture(svg), `${name}.${kind}`);
}

async function picture(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * density;
  canvas.height = image.naturalHeight * density;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("canvas"))), "image/png"));
}

function keep(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has taken what it needs once the click is through; some browsers read a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
