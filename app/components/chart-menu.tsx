import { createContext, use, useState } from "react";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "./locale.tsx";

type Saved = Pick<DrawnChart, "name" | "title" | "subtitle" | "svg">;
/** Saves a chart as a file, as the page knows to. */
export const ChartSaver = createContext<((kind: "svg" | "png", chart: Saved) => Promise<void>) | null>(null);

/** The menu of one chart, for the slot that every chart has. */
export const chartMenu = (chart: Saved) => <ChartMenu chart={chart} />;

/** Saves a chart as SVG or PNG: a small menu at its foot. Needs the script, as the picture is painted in the browser. */
function ChartMenu({ chart }: { readonly chart: Saved }) {
  const { t } = useWords();
  const save = use(ChartSaver);
  const [problem, tell] = useState("");
  if (save === null) return null;
  const press = (kind: "svg" | "png") => {
    tell("");
    save(kind, chart).catch((error: unknown) => tell(t("ui.export_failed", { problem: error instanceof Error ? error.message : String(error) })));
  };
  return (
    <div className="chart-save" role="group" aria-label={`${t("ui.export_chart")}: ${chart.title}`}>
      <button type="button" onClick={() => press("svg")}>{t("ui.export_svg")}</button>
      <button type="button" onClick={() => press("png")}>{t("ui.export_png")}</button>
      {problem !== "" && <span role="alert">{problem}</span>}
    </div>
  );
}
