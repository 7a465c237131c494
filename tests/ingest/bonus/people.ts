import type { Role } from "#app/auth/roles.ts";
import { seenAs } from "#app/auth/viewer.server.ts";

const someone = (user: string, roles: readonly Role[], more: { readonly branches?: readonly string[]; readonly staff?: string } = {}) => ({ user, name: `Имя ${user}`, roles, branches: more.branches ?? null, staff: more.staff ?? null, seenBy: null });
export const hr = someone("u1", ["hr"]);
export const director = someone("u2", ["director"]);
export const anna = someone("u3", ["advisor"], { staff: "A1" });
export const north = someone("u4", ["branch_manager"], { branches: ["Север"] });
export const as = seenAs;

/** Moments: bonuses of a month are done in the month after it. */
export const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

export const phone = (n: number): string => `+770112345${String(n).padStart(2, "0")}`;
export const clientName = (n: number): string => `Клиентов Номер${"абвгдежз"[n]}`;
