import { openSession } from "#app/auth/sessions.server.ts";
import { roles, type Role } from "#app/auth/roles.ts";
import { addAccount, type Home } from "#pipelines/index.ts";

/** Somebody with an account: whatever is left out lets them see everything. */
export interface Member {
  readonly name?: string;
  readonly roles?: readonly Role[];
  readonly branches?: readonly string[] | null;
  readonly staff?: string | null;
}

let made = 0;

/** Gives somebody an account in a home, signs them in there, and gives the Cookie header of their browser. They have no password. */
export async function memberCookie(home: Pick<Home, "state">, origin: string, { name = "Тест Тестов", roles: held = roles, branches = null, staff = null }: Member = {}): Promise<string> {
  const id = await addAccount(home.state, { name, login: `test-${++made}-${process.pid}@example.test`, roles: held, branches, staff, by: "test" }, new Date());
  const cookie = await openSession(home as Home, id!, { url: new URL(origin), headers: new Headers() });
  return cookie.split(";")[0]!;
}
