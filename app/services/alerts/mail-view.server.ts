import { readConfig, readMail } from "#app/config/env.ts";
import type { Wording } from "#app/dashboards/words.ts";
import type { MailView } from "#app/metrics/views/alerts.ts";
import type { Home } from "#pipelines/index.ts";
import { utc } from "./mail.server.ts";
import { mailProblem } from "./mail-problem.ts";

const needed = ["SMTP_URL", "ALERT_FROM", "ALERT_TO"] as const;

/** Who gets mail of signals, when it last went, and what keeps the rest from going. */
export async function mailView(home: Home, { t }: Wording, env: Readonly<Record<string, string | undefined>> = process.env): Promise<MailView> {
  const config = readConfig(env);
  const { listAlertMails } = await import("#pipelines/index.ts");
  const mails = await listAlertMails(home.state);
  const said = (problem: string | null): string | null => {
    if (problem === null) return null;
    const { code, said: reply } = mailProblem.parse(JSON.parse(problem));
    return t(`ui.alert_mail_${code}`, { said: reply });
  };
  const sent = mails.find(({ sent_at }) => sent_at !== null);
  return {
    to: readMail(env)?.to ?? [],
    missing: needed.filter((name) => config[name] === undefined),
    lastSent: sent?.sent_at ? utc(sent.sent_at).toISOString() : null,
    waiting: mails.toReversed().flatMap(({ tries, next_at, problem }) => (next_at === null ? [] : [{ tries, next: utc(next_at).toISOString(), problem: said(problem) }])),
    partly: said(sent?.problem ?? null),
  };
}
