import { ownTurn } from "#app/config/own-turn.server.ts";

/** Milliseconds of drawing after which others get their turn; a drawing that has begun is finished. */
const SLICE_MS = 15;

interface Drawn {
  readonly made: unknown;
  /** Where the next drawing stands, those within this one passed over. */
  readonly next: number;
}
interface Run {
  readonly drawn: Map<number, Drawn>;
  /** The drawing that is asked for now: drawings are told by their order. */
  at: number;
  readonly until: number;
  /** Something was drawn in this turn, so that each gets on. */
  got: boolean;
}

const pause = new Error("others get their turn");
let run: Run | null = null;

/** A drawing, or a part of one, after which a view may be left and gone through once more: within `inTurns` it is made once. */
export function drawnOnce<T>(draw: () => T): T {
  const mine = run;
  if (!mine) return draw();
  const at = mine.at++;
  const known = mine.drawn.get(at);
  if (known) {
    mine.at = known.next;
    return known.made as T;
  }
  if (mine.got && performance.now() > mine.until) throw pause;
  const made = draw();
  mine.drawn.set(at, { made, next: mine.at });
  mine.got = true;
  return made;
}

/**
 * Makes a view of many drawings without holding the event loop. `view` is pure and asks for its drawings in the same order each time: whenever
 * a turn is over it is left at the next drawing, and later begun anew with what is drawn already at hand.
 */
export async function inTurns<T>(view: () => T, sliceMs = SLICE_MS): Promise<T> {
  const drawn = new Map<number, Drawn>();
  for (;;) {
    await ownTurn();
    run = { drawn, at: 0, until: performance.now() + sliceMs, got: false };
    try {
      return view();
    } catch (error) {
      if (error !== pause) throw error;
    } finally {
      run = null;
    }
  }
}
