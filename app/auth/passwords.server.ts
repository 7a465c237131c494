import { hash, verify } from "@node-rs/argon2";
import { randomSecret } from "./tokens.server.ts";
import { foldPassword, longestPassword } from "./password-rules.ts";

/** argon2id as OWASP's cheat sheet on keeping passwords has it (19 MiB, two passes); some 30 ms of one core, on libuv's threads. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Side by side, so that whoever knocks often neither takes the machine's memory nor the threads that files need. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(foldPassword(password), cost));

/** Whether a hash that was kept is cheaper to guess by than one of today: it was made before the cost grew. */
export function isOutdated(kept: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(kept);
  return !found || Number(found[1]) < cost.memoryCost || Number(found[2]) < cost.timeCost;
}

let decoy: Promise<string> | undefined;

/** Whether this is the password. Without a kept hash the same work is done for nothing: time must not tell which logins there are. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const other = await (decoy ??= hashPassword(randomSecret()));
  const right = await inTurn(() => verify(kept ?? other, foldPassword(password).slice(0, 4 * longestPassword)));
  return right && kept !== null;
}
