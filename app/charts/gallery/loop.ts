import { loop, type LoopData } from "../plots/loop.ts";
import type { ChartStates } from "./words.ts";

const life = (name: string, labels: readonly string[]): LoopData => ({
  name,
  stages: [
    { id: "sold", label: labels[0] ?? "", people: 1204, share: null, leak: null, money: null },
    { id: "first", label: labels[1] ?? "", people: 746, share: 0.62, leak: 458, money: "9160000.00" },
    { id: "regular", label: labels[2] ?? "", people: 402, share: 0.539, leak: 344, money: "17200000.00" },
    { id: "tyres", label: labels[3] ?? "", people: 118, share: 0.294, leak: 284, money: "5680000.00" },
    { id: "trade", label: labels[4] ?? "", people: 64, share: 0.159, leak: 338, money: null },
    { id: "again", label: labels[5] ?? "", people: 51, share: 0.797, leak: 13, money: "2600000.00" },
  ],
});
const normal = life("Круг клиента", ["Купил автомобиль", "Первый платный визит", "Постоянный клиент", "Хранение шин", "Трейд-ин", "Купил снова"]);

export const loopStates: ChartStates<LoopData> = {
  kind: loop,
  states: {
    normal: { data: normal },
    empty: { data: { ...normal, stages: normal.stages.map((stage) => ({ ...stage, people: 0, share: null, leak: null, money: null })) } },
    one: { data: { ...normal, stages: [{ id: "sold", label: "Купил автомобиль", people: 1, share: null, leak: null, money: null }] } },
    extreme: { data: { ...normal, stages: [{ id: "sold", label: "Купил", people: 1_204_300, share: null, leak: null, money: null }, { id: "first", label: "Первый визит", people: 0, share: 0, leak: 1_204_300, money: "999999999999.99" }, { id: "regular", label: "Постоянный", people: 3, share: 1, leak: 0, money: "0.00" }] } },
    kazakh: { locale: "kk", data: life("Клиенттің айналымы", ["Көлік сатып алды", "Алғашқы ақылы келуі", "Тұрақты клиент болды", "Шиналарын сақтауға тапсырды", "Көлігін айырбасқа берді", "Қайта сатып алды"]) },
    dark: { dark: true, data: normal },
  },
};
