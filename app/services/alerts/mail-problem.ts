import { z } from "zod";

/** Why a message did not go, in a word for the reader's sentence, with what the mail server said. */
export const mailProblem = z.object({ code: z.enum(["unreachable", "sign_in", "secure", "readers", "some_readers", "refused"]), said: z.string() });
export type MailProblem = z.infer<typeof mailProblem>;

/** The names that nodemailer gives to what goes wrong (nodemailer.com/errors). */
const codes: Readonly<Record<string, MailProblem["code"]>> = {
  ECONNECTION: "unreachable", ESOCKET: "unreachable", ETIMEDOUT: "unreachable", EDNS: "unreachable", ECONNREFUSED: "unreachable",
  EAUTH: "sign_in", ENOAUTH: "sign_in", ETLS: "secure", EREQUIRETLS: "secure", EENVELOPE: "readers",
};
const LONGEST = 300;

export function problemOfMail(error: unknown): MailProblem {
  const { code = "", message = String(error), response = "" } = error as { code?: string; message?: string; response?: string };
  const known = /certificate|ssl|tls/i.test(message) && codes[code] === "unreachable" ? "secure" : codes[code];
  return { code: known ?? "refused", said: (response || message).replace(/\s+/g, " ").slice(0, LONGEST) };
}

const MINUTE = 60_000;
const pauses = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE);

/** How long to wait after so many failed tries, in ms: longer each time, at most twelve hours. */
export const pauseAfter = (tries: number): number => pauses[tries - 1] ?? 720 * MINUTE;
