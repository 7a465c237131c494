export { csvCell, csvLine } from "#app/exports/csv.ts";
