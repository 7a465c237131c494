import { AsyncLocalStorage } from "node:async_hooks";
import { localViewer } from "#app/auth/known-viewers.ts";
import type { Viewer } from "#app/auth/roles.ts";

const nobody = Symbol("nobody");

/**
 * Eyes for tests that ask the project's functions without a request or a command: whoever sits at the machine, who may read everything. The
 * project itself has no such default. Requests and commands bring viewers of their own, also that of nobody.
 */
class Eyes extends AsyncLocalStorage<Viewer | typeof nobody | undefined> {
  override getStore(): Viewer | undefined {
    const viewer = super.getStore();
    return viewer === nobody ? undefined : (viewer ?? localViewer("test"));
  }
  override exit<R, TArgs extends unknown[]>(work: (...args: TArgs) => R, ...args: TArgs): R {
    return super.run(nobody, work, ...args);
  }
}

(globalThis as { loyaltyViewers?: unknown }).loyaltyViewers ??= new Eyes();
