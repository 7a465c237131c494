import { describe, expect, it } from "vitest";
import { commonPasswords } from "#app/auth/common-passwords.server.ts";
import { passwordProblem } from "#app/auth/password-rules.ts";

const common = await commonPasswords();
const judge = (password: string, login = "anna.ivanova@dealer.kz") => passwordProblem(password, login, common);

describe("a password", () => {
  it("has twelve characters or more, counted as people count them, and two hundred at most", () => {
    expect(judge("синий чайни")).toBe("short");
    expect(judge("синий чайник")).toBeNull();
    // Eleven signs of two code units each.
    expect(judge("🦊🐻🐼🦁🐮🐷🐸🐵🐔🐧🐤")).toBe("short");
    expect(judge(`${"чай с мёдом ".repeat(17)}`)).toBe("long");
  });

  it.each(["qwerty123456", "Password12345!", "!!!dragon1987!!!", "gfhjkmgfhjkm", "пароль пароль", "Loyalty-2026-Dealer", "ToyotaAlmaty2026", "111111111111", "010219871234", "abcdefghijklm", "йцукенгшщзхъ", "ababababababab"])("%s is refused: it would be guessed first", (password) => expect(judge(password)).toBe("common"));

  it.each(["anna.ivanova1", "IvanovaAnna2026", "anna@dealer.kz!!"])("%s is refused: it all but repeats the login", (password) => expect(judge(password)).toBe("login"));

  it.each(["correct horse battery staple", "синий чайник едет", "тәтті алма мен нан", "Zq7-vul9-Mxp2", "доставка рыбы в Шымкент"])("%s will do: nothing is asked of its composition", (password) => expect(judge(password)).toBeNull());

  it("has a list of common ones behind it that keeps its licence", () => {
    expect(common.size).toBeGreaterThan(3000);
    expect(common.has("password")).toBe(true);
    expect([...common].filter((one) => one.startsWith("#") || one !== one.toLowerCase())).toEqual([]);
  });
});
