import { monthStart } from "#app/metrics/period.ts";
import type { BranchReturns, ClientsData } from "#app/metrics/views/clients.ts";
import type { Wording } from "../words.ts";

/** A base that moved less than this in a year holds. */
const STEADY = 0.02;

/** Branches of the page that lost ground, the one that fell furthest first. */
export const leaking = (returns: readonly BranchReturns[]): BranchReturns[] =>
  returns.filter(({ since, chosen }) => since !== null && chosen).sort((a, b) => a.after / a.before - b.after / b.before);

/** By how much a branch fell below its own earlier level, 0–1. */
export const dropOf = ({ before, after }: BranchReturns): number => 1 - after / before;

/** The page in words: where clients leak and since when, and what the whole base did; one of them is the headline. */
export function headline({ active: { now, before }, returns }: ClientsData, { t, format }: Wording): { readonly title: string; readonly lead: string } {
  const base = baseText();
  const [worst, second] = leaking(returns);
  const said = (branch: BranchReturns) => ({ branch: branch.branch, date: format.date(monthStart(branch.since ?? "")), drop: format.share(dropOf(branch), 0) });
  if (!worst) return { title: base, lead: returns.length > 0 && returns.every(({ chosen }) => chosen) ? t("ui.clients_no_leak") : "" };
  return { title: t("ui.clients_leak", said(worst)), lead: [`${base}.`, ...(second ? [t("ui.clients_leak_more", said(second))] : [])].join(" ") };

  function baseText(): string {
    if (now.value === null) return t("ui.clients_blank");
    const count = format.count(now.value);
    if (before.value === null || Number(before.value) === 0) return t("ui.clients_only_now", { count });
    const change = Number(now.value) - Number(before.value);
    const key = Math.abs(change) < STEADY * Number(before.value) ? "ui.clients_steady" : change > 0 ? "ui.clients_grows" : "ui.clients_shrinks";
    return t(key, { count, change: format.change(change, "count") });
  }
}
