import type { Locale, Translate } from "#app/i18n/index.ts";

export interface Out {
  write(text: string): unknown;
}

/** Everything a command may touch of the world around it. The same command runs in a shell and inside a server. */
export interface Io {
  readonly stdout: Out;
  readonly stderr: Out;
  /** Paths in arguments resolve against it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Progress may redraw its line. */
  readonly isTTY: boolean;
  /** The asker wants it stopped (Ctrl-C, or the shell beside a server hung up). */
  readonly signal?: AbortSignal | undefined;
}

/** What `main` adds once it knows the language. */
export interface CommandIo extends Io {
  readonly locale: Locale;
  readonly t: Translate;
}

export interface Command {
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Exit codes of the contract. */
export const exit = { done: 0, failed: 1, usage: 2 } as const;
