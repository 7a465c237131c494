import { BonusError } from "./bonus-error.ts";

const LONGEST = 2_000;

/** A reason as somebody typed it; there must be one. Throws BonusError. */
export function reasonOf(text: string | undefined): string {
  const reason = text?.trim() ?? "";
  if (reason === "" || reason.length > LONGEST) throw new BonusError("no_reason", { most: LONGEST });
  return reason;
}

/** The same where there may be none. */
export const reasonIfAny = (text: string | undefined): string | null => (text === undefined || text.trim() === "" ? null : reasonOf(text));

/** What somebody says about a line. Throws BonusError. */
export function messageOf(text: string | undefined): string {
  const said = text?.trim() ?? "";
  if (said === "" || said.length > LONGEST) throw new BonusError("no_text", { most: LONGEST });
  return said;
}
