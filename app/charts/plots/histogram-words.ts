import type { ChartTable, ChartWords } from "../types.ts";
import { type Bin, evenBins, type HistogramData, wholeBins } from "./histogram-data.ts";

const total = (bins: readonly Bin[]) => bins.reduce((sum, bin) => sum + bin.count, 0);
const spanText = (bin: Bin, { unit }: HistogramData, { t, format }: ChartWords) => (bin.to === null ? t("plots.bin_open", { from: format.value(bin.from, unit) }) : format.range(bin.from, bin.to, unit));
const marksText = ({ marks, unit }: HistogramData, { format }: ChartWords) => marks.map((mark) => `${mark.label} ${format.value(mark.value, unit)}`).join(", ");

export function histogramTitle(data: HistogramData, words: ChartWords): string {
  const bins = wholeBins(data);
  if (total(bins) === 0) return data.name;
  if (data.marks.length > 0) return words.t("plots.histogram_marks", { name: data.name, list: marksText(data, words) });
  const most = bins.reduce((a, b) => (b.count > a.count ? b : a));
  return words.t("plots.histogram_most", { name: data.name, span: spanText(most, data, words) });
}

export function histogramSubtitle(data: HistogramData, { t, format }: ChartWords): string {
  const bins = wholeBins(data);
  if (total(bins) === 0) return "";
  const sentences = [t("plots.histogram_subtitle", { n: format.value(total(bins), "count") })];
  if (!evenBins(bins)) sentences.push(t("plots.histogram_uneven"));
  if (bins.some((bin) => bin.to === null)) sentences.push(t("plots.histogram_open"));
  return sentences.join("; ");
}

export function histogramDescription(data: HistogramData, words: ChartWords): string {
  const bins = wholeBins(data);
  const all = total(bins);
  if (all === 0) return words.t("plots.empty_histogram", { name: data.name });
  const most = bins.reduce((a, b) => (b.count > a.count ? b : a));
  const marks = data.marks.length > 0 ? ` ${marksText(data, words)}.` : "";
  return words.t("plots.histogram_description", { name: data.name, span: spanText(most, data, words), share: words.format.share(most.count / all, 0), n: words.format.value(all, "count") }) + marks;
}

export function histogramTable(data: HistogramData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const bins = wholeBins(data);
  const all = total(bins);
  return {
    columns: [{ label: data.name, numeric: false }, { label: t("charts.count"), numeric: true }, { label: t("plots.part"), numeric: true }],
    rows: bins.map((bin) => [spanText(bin, data, words), format.value(bin.count, "count"), all === 0 ? "—" : format.share(bin.count / all)]),
  };
}
