import { randomUUID } from "node:crypto";
import { join as joinPath } from "node:path";
import type { Home } from "../home.ts";
import { normaliseFile, type Piece, type ReadPlan } from "../read/index.ts";
import type { Source } from "../sources/contract.ts";
import { QueryError, type Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";
import { usualFields } from "./cast.ts";
import { forgetRows } from "./forget.ts";
import type { Watch } from "./report.ts";
import { stagePiece, trailsOff } from "./stage-piece.ts";

/** The file may be a copy under way: waits until so many bytes are there, or all. */
export interface Underway {
  readonly reach?: (bytes: number) => Promise<void>;
}

/** What staging found in one file. */
export interface Counts {
  readonly rows_read: number;
  readonly rejected: number;
  readonly warned: number;
  /** Total rows and rows without a filled cell. */
  readonly set_aside: number;
  /** Title, header and blank lines. */
  readonly skipped: number;
  /** Minor units; NULL without a total row, or where its amount cannot be read. */
  readonly control_reported: number | null;
}

/** The batch that a file becomes: out of sight until it lands. */
export interface Batch {
  /** Before any row is staged, so that whoever opens the home after a crash finds what to take away. Gives its id. */
  begin(session: Session): Promise<number>;
  /** After the last row is read: what has to be done before the batch is whole. Outside any transaction. */
  readonly sealed?: () => Promise<void>;
  /** After the last row. */
  note(session: Session, batchId: number, counts: Counts): Promise<void>;
}

/** How a file is taken until it proves otherwise. */
interface Guess {
  /** Split every record instead of copying plain lines. */
  readonly careful: boolean;
  /** Every record ends with an empty field too many; NULL: the first piece will tell. */
  readonly trailing: boolean | null;
}

/** The guess was wrong: the file is begun anew with a better one. */
class Misjudged extends Error {
  constructor(readonly better: Partial<Guess>) {
    super("the file is not as it seemed");
  }
}

/**
 * Puts the checked, typed rows of a file into staging, piece by piece while the next piece is read. A signal stops it between pieces and
 * within them; then, as after any error, nothing is left.
 */
export function stageFile(home: Home, source: Source, plan: ReadPlan, batch: Batch, watch: Watch & Underway = {}, pieceBytes?: number): Promise<{ batchId: number; counts: Counts }> {
  const from = async (guess: Guess): Promise<{ batchId: number; counts: Counts }> => {
    try {
      return await attempt(home, source, plan, batch, { ...watch, ...(pieceBytes && { pieceBytes }) }, guess);
    } catch (error) {
      if (error instanceof Misjudged) return from({ ...guess, ...error.better });
      throw error;
    }
  };
  // "100,50" unquoted shifts a row and, where its last cell is empty, leaves a field too many: with commas that is never a habit.
  return from({ careful: false, trailing: plan.format === "xlsx" ? true : plan.delimiter === "," ? false : null });
}

async function attempt(home: Home, source: Source, plan: ReadPlan, batch: Batch, watch: Watch & Underway & { readonly pieceBytes?: number }, guess: Guess): Promise<{ batchId: number; counts: Counts }> {
  const atomic = <T>(work: (session: Session) => Promise<T>): Promise<T> => home.engine.transaction(work, watch.signal && { signal: watch.signal });
  const batchId = await atomic((session) => batch.begin(session));
  try {
    const found = { rows_read: 0, rejected: 0, warned: 0, set_aside: 0, control_reported: null as number | null };
    let { trailing } = guess;
    let usual = usualFields(source, plan);
    const take = async (piece: Piece): Promise<void> => {
      if (trailing !== false && plan.format === "text") {
        const does = await atomic((session) => trailsOff(session, piece));
        if (trailing && !does) throw new Misjudged({ trailing: false });
        trailing = does;
      }
      const counts = await stagePiece(atomic, { source, plan, batchId, trailing: trailing ?? false, usual }, piece);
      if (!counts) throw guess.careful ? new QueryError("records were written that cannot be read", piece.path) : new Misjudged({ careful: true });
      // To read a piece twice for a few records costs more than to read all of it in full.
      if (counts.unusual) usual = new Set();
      found.rows_read += counts.records - counts.set_aside;
      found.rejected += counts.rejected;
      found.warned += counts.warned;
      found.set_aside += counts.set_aside;
      if (counts.total !== undefined) found.control_reported = counts.total;
    };
    const stem = joinPath(home.tmpDir, `piece-${randomUUID()}`);
    const { skipped } = await normaliseFile(plan, { ...watch, stem, take, careful: guess.careful });
    const counts = { ...found, skipped };
    await batch.sealed?.();
    await atomic((session) => batch.note(session, batchId, counts));
    return { batchId, counts };
  } catch (error) {
    await home.engine.transaction(async (session) => {
      await forgetRows(session, [batchId]);
      await session.run(sql`delete from staging.batch where batch_id = ${batchId}`);
    });
    throw error;
  }
}
