/** A person's page at the time that an address stands at; other filters choose whom a page shows, and have nothing to choose there. */
export function personPath(code: string, search: string, kept: readonly string[] = ["as-of", "period"]): string {
  const params = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => kept.includes(name))).toString();
  return `/staff/${encodeURIComponent(code)}${params ? `?${params}` : ""}`;
}
