import type { LoadServer } from "./load-server.ts";
import { figuresIn, walk, type Sort, type User } from "./load-users.ts";

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What an address shows somebody's eyes, at rest. */
export type Shown = ReadonlyMap<string, readonly string[] | null>;
export interface Seen {
  readonly sort: Sort;
  readonly key: string;
  /** 0: no answer. */
  readonly status: number;
  readonly ms: number;
  /** Moments of `performance.now()`. */
  readonly begun: number;
  readonly ended: number;
  readonly figures: readonly string[] | null;
}

const keyOf = ({ eyes }: User, path: string): string => `${eyes} ${path}`;

async function ask(server: LoadServer, cookie: string, user: User, sort: Sort, path: string): Promise<Seen> {
  const begun = performance.now();
  const document = sort === "page" || sort === "drawer";
  const response = await fetch(server.url + path, { headers: { cookie, "sec-fetch-dest": document ? "document" : "empty" } }).catch(() => null);
  const body = response ? Buffer.from(await response.arrayBuffer()) : Buffer.alloc(0);
  const ended = performance.now();
  return { sort, key: keyOf(user, path), status: response?.status ?? 0, ms: ended - begun, begun, ended, figures: response?.status === 200 ? figuresIn(sort, body.toString("utf8")) : null };
}

/** So many are asked for at once: one alone would keep a core idle. */
const LANES = 3;

/** Every address of everybody's, once for all that see the same. */
export async function atRest(server: LoadServer, users: readonly User[]): Promise<Shown> {
  const asked = new Map(users.flatMap((user, i) => user.clicks.map((click) => [keyOf(user, click.path), { user, cookie: server.cookies[i] as string, click }] as const)));
  const shown = new Map<string, readonly string[] | null>();
  const left = [...asked].values();
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (const [key, { user, cookie, click }] of left) {
      const { status, figures } = await ask(server, cookie, user, click.sort, click.path);
      if (status !== 200) throw new Error(`${user.name} ${click.path}: ${status}`);
      shown.set(key, figures);
    }
  }));
  return shown;
}

/** Everybody clicks for so long; gives all that was seen. */
export async function clickThrough(server: LoadServer, users: readonly User[], ms: number): Promise<Seen[]> {
  const until = performance.now() + ms;
  const seen: Seen[] = [];
  await Promise.all(users.map(async (user, i) => {
    await sleep((i * 8_000) / users.length);
    for (const { sort, path, thinkMs } of walk(user, i + 1)) {
      seen.push(await ask(server, server.cookies[i] as string, user, sort, path));
      if (performance.now() + thinkMs > until) return;
      await sleep(thinkMs);
    }
  }));
  return seen;
}

export interface Judged {
  readonly compared: number;
  /** Errors by status and address. */
  readonly errors: readonly string[];
  /** Neither the figures from before nor those from after: address, and how many figures of each. */
  readonly mixed: readonly string[];
  /** Figures from before, asked for when the import had ended. */
  readonly late: readonly string[];
}

const text = (figures: readonly string[] | null | undefined): string => JSON.stringify(figures ?? null);

/** Holds what was seen against what is right: all from before the import, or all from after it. */
export function judge(seen: readonly Seen[], before: Shown, after: Shown, landed: number): Judged {
  const compared = seen.filter(({ figures }) => figures !== null);
  const isOld = ({ key, figures }: Seen): boolean => text(figures) === text(before.get(key));
  const isNew = ({ key, figures }: Seen): boolean => text(figures) === text(after.get(key));
  const told = ({ key, figures, begun, ended }: Seen): string => {
    const [old, fresh] = [new Set(before.get(key)), new Set(after.get(key))];
    const both = (figures ?? []).filter((one) => old.has(one) && fresh.has(one)).length;
    const neither = (figures ?? []).filter((one) => !old.has(one) && !fresh.has(one));
    const count = (of: ReadonlySet<string>): number => (figures ?? []).filter((one) => of.has(one)).length - both;
    return `${key}, ${((begun - landed) / 1000).toFixed(1)}…${((ended - landed) / 1000).toFixed(1)} s from the import's end: ${count(old)} old, ${count(fresh)} new, ${neither.length} of neither ${JSON.stringify(neither.slice(0, 2))}`;
  };
  return {
    compared: compared.length,
    errors: seen.filter(({ status }) => status !== 200).map(({ status, key }) => `${status} ${key}`),
    mixed: compared.filter((one) => !isOld(one) && !isNew(one)).map(told),
    late: compared.filter((one) => one.begun > landed && isOld(one) && !isNew(one)).map(told),
  };
}
