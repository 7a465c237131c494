import type { JobProblem } from "./job.ts";

type Carrying = Error & { readonly code?: unknown; readonly params?: unknown };

/** An error as plain data, so that its sentence can be made later, elsewhere, and in another language. */
export function problemOf(error: unknown): JobProblem {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, code, params }: Carrying = error;
  return {
    name,
    message: message.split("\n")[0] ?? "",
    ...(typeof code === "string" && { code }),
    ...(typeof params === "object" && params !== null && { params: params as Readonly<Record<string, string | number>> }),
  };
}
