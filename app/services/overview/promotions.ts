/** Whether a promotion holds at any of the branches asked for: it names none (all of them), or one of these. `branches` is the list as exported. */
export function heldAt(branches: string | null, asked: readonly string[] = []): boolean {
  if (branches === null || branches.trim() === "" || asked.length === 0) return true;
  const named = new Set(branches.split(/[,;]/).map((name) => name.trim().toLocaleLowerCase()));
  return asked.some((branch) => named.has(branch.toLocaleLowerCase()));
}

/** Of the branches that a promotion names, those of `own`; null where it names none. */
export function ownPart(branches: string | null, own: readonly string[]): string | null {
  if (branches === null || branches.trim() === "") return null;
  return own.filter((branch) => heldAt(branches, [branch])).join(", ");
}
