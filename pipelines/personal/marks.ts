import { createHmac, randomBytes } from "node:crypto";
import { LEGAL_FORMS } from "../identity/fold.ts";
import type { KeyRef } from "../state/decisions.ts";
import type { Engine } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";

/** What stands in the place of free text that named an erased client. */
export const cutText = "[...]";
/** Whether a text stands in the place of a key, a name or a text that was taken out. */
export const isMark = (text: string | null): boolean => text !== null && (/^~[efnx]/.test(text) || text === cutText);

/** What is put in the place of keys and names. Without the secret of the home nobody makes the same. */
export interface Marks {
  /** HMAC of a key, hexadecimal: by it its rows are known again. */
  of(key: KeyRef): string;
  /** What stands in the place of a key: equal where the keys are, so that rows stay of one client. A firm's tax number stays one of a firm. */
  key(key: KeyRef): string;
  /**
   * What stands in the place of a name. Names that identity takes for one, or for a firm's, stay so; spellings that differ go on differing.
   * `forGood`: of an erased client, never told again by a namesake.
   */
  name(name: string, forGood: boolean): string;
}

const firmTaxId = /^(\d{10}|\d{2}(0[1-9]|1[0-2])[4-6][0-3]\d{6})$/;

export function marksOf(secret: string): Marks {
  const hmac = (text: string): string => createHmac("sha256", secret).update(text).digest("hex");
  const of = ({ key_type, code_space, key_value }: KeyRef): string => hmac(`${key_type}\n${code_space ?? ""}\n${key_value}`);
  return {
    of,
    key: (key) => `~${key.key_type === "tax_id" && firmTaxId.test(key.key_value) ? "f" : "e"}${of(key).slice(0, 24)}`,
    name(name, forGood) {
      const folded = foldText(name);
      const letters = [...hmac(`${forGood ? "erased" : "name"}\n${nameClass(folded)}`).slice(0, 16)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
      // Case does not count where names are compared, but in the text it does: it tells spellings apart.
      const spelling = Number.parseInt(hmac(`spelling\n${name}`).slice(0, 4), 16);
      return `~${forGood ? "x" : "n"}${letters.map((letter, i) => ((spelling >> i) & 1 ? letter.toUpperCase() : letter)).join("")}${isFirm(folded) ? " LLC" : ""}`;
    },
  };
}

/** As `foldText`, `hasLegalForm` and `foldName` of identity/fold.ts have it, for a text at hand. */
export const foldText = (text: string): string => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
const forms: ReadonlySet<string> = new Set(LEGAL_FORMS);
const isFirm = (folded: string): boolean => folded.split(" ").some((word) => forms.has(word));
function nameClass(folded: string): string {
  const words = folded.split(" ");
  if (isFirm(folded)) return words.filter((word) => !forms.has(word)).join(" ") || folded;
  return `${words[0] ?? ""} ${[...(words[1] ?? "")][0] ?? ""}`.trim();
}

/** The secret of a home; it is made when it is first asked for, of `wanted` where that is told. */
export function homeSecret(state: Engine, wanted?: string): Promise<string> {
  return state.transaction(async (session) => {
    const [kept] = await session.query<{ secret: string }>(sql`select secret from people.home_secret where name = 'marks'`);
    if (kept) return kept.secret;
    const secret = wanted ?? randomBytes(32).toString("hex");
    await session.run(sql`insert into people.home_secret (name, secret, made_at) values ('marks', ${secret}, ${new Date().toISOString()})`);
    return secret;
  });
}

/** The marks of a home. */
export const homeMarks = async (state: Engine): Promise<Marks> => marksOf(await homeSecret(state));
