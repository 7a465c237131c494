import { createHash } from "node:crypto";
import type { MailConfig } from "#app/config/env.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import type { AlertMailRow, Home } from "#pipelines/index.ts";
import { asAlert } from "./alerts.server.ts";
import { alertView } from "./alert-words.ts";
import { alertMessage } from "./feed.ts";
import { feedAbout } from "./feed-about.ts";
import { pauseAfter, problemOfMail, type MailProblem } from "./mail-problem.ts";

const TIMEOUT_MS = 20_000;

/**
 * Puts signals that were born into a message, and sends the messages that are due; `again` tries those too that wait. A message is kept
 * before it is sent, and as sent right after: one that a crash fell into goes once more under the same Message-ID, by which mail systems
 * know it. Gives when the next try is due, null where none is.
 */
export async function sendAlertMail(home: Home, config: MailConfig, now: Date, again = false): Promise<Date | null> {
  const { listAlertMails, noteAlertMail, queueAlertMail } = await import("#pipelines/index.ts");
  await queueAlertMail(home.state, now);
  for (const mail of (await listAlertMails(home.state)).toReversed()) {
    if (mail.next_at === null || (!again && isLater(utc(mail.next_at), now))) continue;
    const problem = await send(home, config, mail);
    if (problem === "nothing lasts") await noteAlertMail(home.state, mail.mail_id, { next: null });
    else if (problem === null || problem.code === "some_readers") await noteAlertMail(home.state, mail.mail_id, { sent: now, problem: problem && JSON.stringify(problem) });
    else await noteAlertMail(home.state, mail.mail_id, { problem: JSON.stringify(problem), next: new Date(now.getTime() + pauseAfter(mail.tries + 1)) });
  }
  const due = (await listAlertMails(home.state)).flatMap(({ next_at }) => (next_at === null ? [] : [utc(next_at).getTime()]));
  return due.length ? new Date(Math.min(...due)) : null;
}

/** A try that is due later than any pause lasts was put off by a clock that ran ahead: it is due now. */
const isLater = (due: Date, now: Date): boolean => due > now && due.getTime() - now.getTime() <= pauseAfter(Number.MAX_SAFE_INTEGER);

export const utc = (stamp: string): Date => new Date(`${stamp.slice(0, 23).replace(" ", "T")}Z`);

async function send(home: Home, { smtp, from, to, home: address }: MailConfig, mail: AlertMailRow): Promise<MailProblem | "nothing lasts" | null> {
  const [{ listAlerts }, { createTransport }] = await Promise.all([import("#pipelines/index.ts"), import("nodemailer")]);
  const locale = home.settings.language ?? "ru";
  const words = { t: translator(locale), format: formatter(locale, home.settings.currency) };
  const alerts = (await listAlerts(home.state)).filter(({ alert_id }) => mail.alerts.includes(alert_id)).map((row) => alertView(asAlert(row), words));
  const message = alertMessage(alerts, feedAbout(words, address, locale));
  if (message === null) return "nothing lasts";
  const transport = createTransport({ url: smtp, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true });
  try {
    const { rejected } = await transport.sendMail({ ...message, from, to: [...to], messageId: messageId(home, mail, from), headers: { "Auto-Submitted": "auto-generated" } });
    return rejected.length ? { code: "some_readers", said: rejected.map(String).join(", ") } : null;
  } catch (error) {
    console.error(`alert mail ${mail.mail_id} was not sent:`, error instanceof Error ? error.message : error);
    return problemOfMail(error);
  } finally {
    transport.close();
  }
}

function messageId(home: Home, { mail_id, made_at }: AlertMailRow, from: string): string {
  const own = createHash("sha256").update(JSON.stringify([home.dir, mail_id, made_at])).digest("hex").slice(0, 24);
  return `<alerts-${mail_id}-${own}@${/@([^>]+)>?$/.exec(from)?.[1] ?? "localhost"}>`;
}
