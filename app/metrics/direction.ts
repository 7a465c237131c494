/** Metrics of which less is better. */
export const fallingIsBetter: ReadonlySet<string> = new Set(["client_leak", "leaked_clients", "lost_clients", "lost_client_share", "lost_money", "discount_only_share", "complaints"]);
