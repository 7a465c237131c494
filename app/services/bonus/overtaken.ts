/** Somebody else took a step while this one was being made ready. */
export class Overtaken extends Error {
  constructor() {
    super("another step came first");
    this.name = "Overtaken";
  }
}

/** Tries until nobody comes in between. */
export async function untilFirst<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}
