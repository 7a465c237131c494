/** Today where the dealer is, not in Greenwich: "YYYY-MM-DD". */
export function today(now: Date = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
