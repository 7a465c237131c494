import type { Translate } from "#app/i18n/index.ts";
import { failureSentence, isRefusal, isUsage } from "./failure.ts";

/** A file, or in its place a sentence in plain text why there is none: a page would be kept under the file's name. */
export async function fileOrSentence(t: Translate, make: () => Promise<Response | null>): Promise<Response> {
  try {
    return (await make()) ?? sentence(t("ui.error_not_found"), 404);
  } catch (error) {
    if (isUsage(error)) return sentence(failureSentence(error, t), isRefusal(error) ? 403 : 400);
    console.error(error);
    return sentence(t("ui.error_server"), 500);
  }
}

const sentence = (text: string, status: number) => new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
