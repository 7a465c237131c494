import type { OverviewAround } from "#app/metrics/views/overview.ts";

/** What stands beside the figures of the gallery's Overview. */
export const galleryAround: OverviewAround = {
  changed: { kind: "year", rows: [], looked: 0 },
  instead: false,
  chips: [
    { id: "duplicates", count: 37, to: "/data/duplicates", figure: null },
    { id: "rejected", count: 14, to: "/data#batches", figure: null },
  ],
  goals: [],
  events: [{ day: "2026-03-15", label: "Весенняя диагностика" }],
  mix: [],
};
