import { hasMessage, type Translate } from "#app/i18n/index.ts";
import { failureSentence, isRefusal, isUsage } from "../failure.ts";

/** What the API refuses before any question is asked; the sentence is `api.<code>`. */
export type RefusalCode = "no_token" | "bad_token" | "forbidden" | "not_acceptable" | "not_found" | "method";
const statusOf: Readonly<Record<RefusalCode, number>> = { no_token: 401, bad_token: 401, forbidden: 403, not_acceptable: 406, not_found: 404, method: 405 };
/** Of usage errors, those about something that is not there. */
const missing: ReadonlySet<string> = new Set(["unknown_metric", "no_data"]);

export class ApiRefusal extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
    this.name = "ApiRefusal";
  }
}

/** Problem details of RFC 9457, with the code that programs can go by and the sentence for people. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}
const titles: Readonly<Record<number, string>> = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 500: "Internal Server Error" };

const problem = (status: number, code: string, detail: string): Problem => ({ type: "about:blank", title: titles[status] ?? "Error", status, detail, code });

/** What went wrong, for the asker. An error that is nobody's question is told only that the log has more. */
export function problemOf(error: unknown, t: Translate): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "error";
  const refused = `api.${code}`;
  if (error instanceof Error && error.name === "ApiRefusal" && hasMessage(refused)) return problem(statusOf[code as RefusalCode], code, t(refused));
  if (isRefusal(error)) return problem(403, code, failureSentence(error, t));
  if (isUsage(error)) return problem(missing.has(code) ? 404 : 400, code, failureSentence(error, t));
  return problem(500, "error", t("ui.error_server"));
}

export const problemResponse = (told: Problem): Response =>
  new Response(JSON.stringify(told), {
    status: told.status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
      ...(told.status === 401 && { "WWW-Authenticate": 'Bearer realm="loyalty"' }),
      ...(told.status === 405 && { Allow: "GET, HEAD" }),
    },
  });
