import { bridgeChart, type BridgeData } from "../plots/bridge.ts";
import type { ChartStates } from "./words.ts";

const corridor = { low: 0.35, high: 0.45 };
const steps = (eligible: number, repeat: number, discount: number, detractors: number, confirmed: number): BridgeData["steps"] => {
  const loyal = repeat - discount - detractors;
  const counts = { repeat, discount_only: discount, detractors, loyal, confirmed, never_asked: loyal - confirmed };
  return (Object.keys(counts) as (keyof typeof counts)[]).map((step) => ({ step, clients: counts[step], share: eligible === 0 ? null : counts[step] / eligible }));
};

export const bridgeStates: ChartStates<BridgeData> = {
  kind: bridgeChart,
  states: {
    normal: { data: { steps: steps(2140, 1068, 171, 96, 342), corridor } },
    empty: { data: { steps: steps(0, 0, 0, 0, 0), corridor } },
    one: { data: { steps: steps(1, 1, 0, 0, 0), corridor } },
    extreme: { data: { steps: steps(1_204_300, 1_204_300, 1_150_000, 54_299, 0), corridor } },
    kazakh: { locale: "kk", data: { steps: steps(2140, 1068, 171, 96, 342), corridor } },
    english: { locale: "en", data: { steps: steps(2140, 1068, 171, 96, 342), corridor } },
    dark: { dark: true, data: { steps: steps(2140, 1068, 171, 96, 342), corridor } },
  },
};
