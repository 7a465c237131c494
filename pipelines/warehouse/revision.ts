import { open, readFile } from "node:fs/promises";
import type { Engine, Session } from "./engine.ts";
import { raw } from "./sql.ts";

/** An engine that counts what was committed, in the database and beside it. */
export interface Counted {
  readonly engine: Engine;
  /** Commits that were confirmed and are not in the database any more: a log or a file that lost its end. 0 as a rule. */
  readonly lost: number;
}

/**
 * Counts commits twice: in a row within each transaction, and in a small file beside the database, written once the commit is on the disk
 * and before anybody hears of it. The engine passes over a log that it cannot read without a word; a row that is behind its file tells.
 * Only `transaction` counts: nothing else may write.
 */
export async function countRevisions(engine: Engine, path: string): Promise<Counted> {
  const confirmed = await numberIn(path);
  let revision = await engine.transaction(heldRevision);
  const lost = Math.max(0, confirmed - revision);
  const file = await open(path, "a+").then((made) => made.close()).then(() => open(path, "r+"));
  const write = (): Promise<unknown> => file.write(`${String(revision).padStart(15, "0")}\n`, 0).then(() => file.datasync());
  let writing = write();
  await writing;
  return {
    lost,
    engine: {
      ...engine,
      async transaction(work, options) {
        let n = 0;
        const value = await engine.transaction(async (session) => {
          const given = await work(session);
          n = await counted(session);
          return given;
        }, options);
        revision = Math.max(revision, n);
        writing = writing.then(write).catch((error: unknown) => console.warn(`${path} was not written: what is lost after this may not be noticed.`, error));
        await writing;
        return value;
      },
      async close() {
        await engine.close();
        await writing;
        await file.close();
      },
    },
  };
}

async function heldRevision(session: Session): Promise<number> {
  await session.run(raw("create schema if not exists meta"));
  await session.run(raw("create table if not exists meta.revision (n bigint)"));
  await session.run(raw("insert into meta.revision select 0 where not exists (select 1 from meta.revision)"));
  return revisionIn(session);
}

async function counted(session: Session): Promise<number> {
  await session.run(raw("update meta.revision set n = n + 1"));
  return revisionIn(session);
}

const revisionIn = async (session: Session): Promise<number> => (await session.query<{ n: number }>(raw("select n from meta.revision")))[0]?.n ?? 0;

/** 0 without a file, or where it holds no number. */
async function numberIn(path: string): Promise<number> {
  try {
    const number = Number(await readFile(path, "utf8"));
    return Number.isSafeInteger(number) ? number : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
