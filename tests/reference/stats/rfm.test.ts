import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rfmCuts, rfmScores, rfmSegment, type Rfm } from "#app/stats/rfm.ts";

/** rfm_data_orders of the R package rfm (MIT), 4,906 orders as of 2006-12-31, summed by client: days since the last, orders, revenue. */
const clients = readFileSync(new URL("rfm-customers.csv", import.meta.url), "utf8").trim().split("\n").slice(1).map((line): Rfm => {
  const [recency, frequency, monetary] = line.split(",").map(Number) as [number, number, number];
  return { recency, frequency, monetary };
});

describe("RFM of the R package's vignette", () => {
  const cuts = rfmCuts(clients);
  if (!cuts) throw new Error("there are clients");
  const scores = clients.map((client) => rfmScores(client, cuts));
  const sizes = (values: readonly (string | number)[]) => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };

  test("995 clients, 4,906 orders; cuts", () => {
    expect(clients).toHaveLength(995);
    expect(clients.reduce((sum, { frequency }) => sum + frequency, 0)).toBe(4906);
    [115, 181, 297.4, 482].forEach((cut, i) => expect(cuts.recency[i]).toBeCloseTo(cut, 9));
    expect(cuts.frequency).toEqual([4, 5, 6, 8]);
    [255.8, 382, 506.4, 666].forEach((cut, i) => expect(cuts.monetary[i]).toBeCloseTo(cut, 9));
  });

  test("classes of frequency are not equal: ties stay together, 268 187 176 244 120", () => {
    expect(sizes(scores.map(({ f }) => f))).toEqual({ 1: 268, 2: 187, 3: 176, 4: 244, 5: 120 });
  });

  test("segments, first match wins", () => {
    expect(sizes(scores.map((score) => rfmSegment(score)))).toEqual({
      about_to_sleep: 102, at_risk: 28, cant_lose: 47, champions: 35, lost: 148, loyal_customers: 170, need_attention: 10, new_customers: 104, potential_loyalist: 342, promising: 9,
    });
  });
});
