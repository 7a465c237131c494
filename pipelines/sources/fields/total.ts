/** Words of total rows, for the engine's regular expressions and for ours; texts are in lower case. */
const word = "(?:(?:общий |промежуточный )?итоги?|итого|подытог|всего|(?:grand |sub)?totals?|барлығы|жиыны|қорытынды)";
/** "Итого по филиалу", "Всего:", and as spreadsheets write subtotals: "Центр Итог". */
export const totalOf = `^["']*${word}(?:[^\\p{L}]|$)|[^\\p{L}](?:итого?|total)["':]*$`;
/** The word and nothing else. */
export const totalAlone = `["']*${word}[^\\p{L}\\p{N}]*`;

const [of, alone] = [new RegExp(totalOf, "u"), new RegExp(`^(?:${totalAlone})$`, "u")];

/** Whether cells, trimmed, read like those of a total row: the first filled one speaks of a total, or some cell is just that word. */
export function speaksOfTotal(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "").map((cell) => cell.toLowerCase());
  return of.test(filled[0] ?? "") || filled.some((cell) => alone.test(cell));
}
