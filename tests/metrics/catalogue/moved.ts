/** What two tellings of the same figures disagree about; floats that differ by the order in which they were added do not. */
export function moved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const rounded = (text: string | undefined) => text?.replace(/-?\d+\.\d{6,}(?:e-?\d+)?/g, (number) => Number(number).toPrecision(9));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => (rounded(before.get(key)) === rounded(after.get(key)) ? [] : [`${key}: ${before.get(key) ?? "nothing"} → ${after.get(key) ?? "nothing"}`]));
}
