export const charts = {
  table: "The same data as a table",
  hint: "Arrows step along the points, T opens the table, Esc leaves.",
  empty: "No data for this period.",
} as const;
