import { data as answer } from "react-router";
import type { Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { payrollFile, payrollTypes, type PayrollType } from "#app/services/bonus/payroll.server.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/bonus-payroll.ts";

const isType = (text: string): text is PayrollType => text in payrollTypes;

/** An approved run for payroll, with its control sum. */
export async function loader({ params: { period, type }, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  if (!isType(type)) throw answer(null, { status: 404 });
  try {
    const file = await payrollFile(await currentHome(), period, type, locale);
    return new Response(new Uint8Array(file.bytes), { headers: { "Content-Type": file.type, "Content-Disposition": `attachment; filename="bonuses-${period}.${type}"`, "Cache-Control": "no-store" } });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, translator(locale)) } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}
