import { open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeDurably } from "../stage/files.ts";
import type { Engine, Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

/** The last entry of the audit log: its number and hash. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}
interface Box {
  head: AuditHead | null;
  /** Set by a transaction that added entries. */
  noted: AuditHead | null;
}

/** A server's bundle carries a second copy of this module: who appends may not be who opened. */
const shared = globalThis as { loyaltyAuditBoxes?: WeakMap<Session, Box> };
const boxes = (shared.loyaltyAuditBoxes ??= new WeakMap());
export const boxOf = (session: Session): Box | undefined => boxes.get(session);

export const auditHeadPath = (dir: string): string => join(dir, "audit.head");
/** What a restored home has for a head: the log as it came is taken for whole. */
const restored = "restored";
export const noteRestoredAudit = (dir: string): Promise<void> => writeDurably(auditHeadPath(dir), `${restored}\n`);

/** The head as it was last confirmed; null where there is none. */
export async function readAuditHead(dir: string): Promise<AuditHead | null> {
  const text = await readFile(auditHeadPath(dir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const found = /^(\d+) ([0-9a-f]{64})/.exec(text);
  return found ? { seq: Number(found[1]), hash: found[2] as string } : null;
}

const isRestored = async (path: string): Promise<boolean> => (await readFile(path, "utf8").catch(() => "")).startsWith(restored);

/**
 * Keeps the head of the audit log beside the database too, written once a transaction that added entries is on the disk and before anybody
 * hears of it: entries that are cut off the end of the table are missed.
 */
export async function keepAuditHead(engine: Engine, dir: string): Promise<Engine> {
  const path = auditHeadPath(dir);
  const box: Box = { head: await readAuditHead(dir), noted: null };
  if (box.head === null && (await isRestored(path))) {
    const [last] = await engine.query<AuditHead>(raw("select seq, hash from people.audit order by seq desc limit 1"));
    box.head = last ?? null;
  }
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    const { head } = box;
    if (!head) return;
    const text = `${String(head.seq).padStart(15, "0")} ${head.hash}\n`;
    const file = await open(path, "a+").then((made) => made.close()).then(() => open(path, "r+"));
    try {
      await file.write(text, 0);
      await file.truncate(text.length);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
  await write();
  return {
    ...engine,
    async transaction(work, options) {
      let noted: AuditHead | null = null;
      const value = await engine.transaction(async (session) => {
        boxes.set(session, box);
        box.noted = null;
        const given = await work(session);
        noted = box.noted;
        return given;
      }, options);
      if (noted !== null) {
        box.head = noted;
        writing = writing.then(write).catch((error: unknown) => console.warn(`${dirname(path)}: the head of the audit log was not written; what is cut off it may not be noticed.`, error));
        await writing;
      }
      return value;
    },
    async close() {
      await writing;
      await engine.close();
    },
  };
}
