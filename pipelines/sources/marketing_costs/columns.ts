import { branchAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of marketing costs, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  month: [
    "месяц", "период", "отчетный месяц", "месяц затрат", "месяц расхода", "дата", "период затрат",
    "ай", "айы", "кезең", "есепті ай", "күні",
    "period", "cost month", "month of cost", "reporting month", "mth", "year month", "date",
  ],
  channel: [
    "канал", "рекламный канал", "канал привлечения", "канал продвижения", "источник", "статья", "статья затрат", "вид рекламы", "площадка", "рекламная площадка", "носитель",
    "арна", "жарнама арнасы", "тарту арнасы", "жарнама түрі", "шығын бабы",
    "marketing channel", "media", "source", "ad channel", "cost item", "medium", "platform",
  ],
  aim: [
    "цель", "назначение", "цель затрат", "привлечение удержание", "тип затрат", "вид затрат", "направление", "на что",
    "мақсаты", "мақсат", "шығын мақсаты", "бағыты",
    "goal", "purpose", "objective", "cost type", "acquisition or retention", "target", "type",
  ],
  amount: [
    "сумма", "затраты", "расходы", "расход", "сумма затрат", "сумма расходов", "стоимость", "бюджет факт", "факт", "потрачено", "всего", "итого",
    "сомасы", "сома", "шығын", "шығындар", "шығын сомасы", "жұмсалды",
    "amt", "cost", "costs", "spend", "spent", "cost amount", "total cost", "actual cost", "expenses", "total", "total amount",
    "spend amount", "media spend",
  ],
  branch: branchAliases.filter((alias) => alias !== "площадка"),
};
