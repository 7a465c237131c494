import { commonPasswords } from "./common-passwords.server.ts";
import { passwordProblem, type PasswordProblem } from "./password-rules.ts";

/** The password that a form gives twice, under "password" and "repeat"; or why it will not do for this login. */
export async function readNewPassword(form: URLSearchParams, login: string): Promise<{ readonly password: string } | { readonly problem: PasswordProblem | "repeat" }> {
  const password = form.get("password") ?? "";
  const problem = passwordProblem(password, login, await commonPasswords()) ?? (password === (form.get("repeat") ?? "") ? null : "repeat");
  return problem === null ? { password } : { problem };
}
