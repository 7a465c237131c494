import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";

/** What the shell asks of the server: one line of JSON. */
export const request = z.object({
  argv: z.array(z.string()),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
  isTTY: z.boolean(),
});
export type Request = z.infer<typeof request>;

/** What the shell may say while its command is at work. */
export const word = z.object({ cancel: z.literal(true) });
export type Word = z.infer<typeof word>;

/** What comes back, a line each: text for stdout, text for stderr, at last the exit code. */
export const frame = z.union([z.object({ out: z.string() }), z.object({ err: z.string() }), z.object({ exit: z.number().int() })]);
export type Frame = z.infer<typeof frame>;

export const line = (message: Request | Word | Frame): string => `${JSON.stringify(message)}\n`;
export const linesOf = (stream: Readable) => createInterface({ input: stream, crlfDelay: Infinity });
