import { branchAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of targets, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  metric: [
    "показатель", "метрика", "код показателя", "наименование показателя", "название показателя", "kpi", "кпэ", "индикатор", "цель по показателю",
    "көрсеткіш", "көрсеткіш коды", "көрсеткіш атауы", "индикаторы",
    "metric code", "metric name", "indicator", "measure", "kpi name", "key figure",
  ],
  branch: branchAliases,
  month: [
    "месяц", "период", "отчетный месяц", "месяц плана", "плановый месяц", "дата",
    "ай", "айы", "кезең", "жоспар айы", "күні",
    "period", "target month", "plan month", "mth", "year month", "date",
  ],
  value: [
    "значение", "план", "цель", "целевое значение", "плановое значение", "плановый показатель", "норматив", "величина",
    "мәні", "жоспар", "мақсат", "мақсатты мән", "жоспарлы мән",
    "target", "target value", "goal", "plan", "plan value", "planned value", "budget value",
  ],
};
