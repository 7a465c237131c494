import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of non-money benefits, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  benefit_no: [
    "номер привилегии", "№ привилегии", "номер льготы", "номер выдачи", "номер ваучера", "номер", "номер документа", "номер записи", "номер подменного договора", "код привилегии",
    "артықшылық нөмірі", "жеңілдік нөмірі", "ваучер нөмірі", "құжат нөмірі", "нөмірі",
    "benefit number", "benefit id", "voucher no", "voucher number", "courtesy no", "loan agreement no", "document no", "no", "id",
    "№ документа", "document number",
  ],
  ...clientAliases,
  contact_code: [
    "код контактного лица", "код контакта", "контактное лицо код", "id контакта", "код представителя",
    "байланыс тұлғасының коды", "байланыс коды",
    "contact code", "contact id", "contact person code",
  ],
  kind: [
    "вид привилегии", "вид льготы", "привилегия", "льгота", "вид", "тип", "тип привилегии", "услуга", "что предоставлено", "вид преимущества",
    "артықшылық түрі", "артықшылық", "жеңілдік түрі", "түрі",
    "benefit", "benefit type", "benefit kind", "perk", "privilege", "type", "voucher type",
  ],
  used_on: [
    "дата использования", "использовано", "дата выдачи", "дата предоставления", "предоставлено", "дата", "дата погашения", "дата услуги",
    "пайдаланылған күні", "пайдалану күні", "берілген күні", "күні",
    "used", "date used", "use date", "redeemed on", "redemption date", "issue date", "provided on", "date",
    "used date",
  ],
  cost_amount: [
    "себестоимость", "стоимость", "затраты", "расходы", "стоимость для дилера", "затраты дилера", "сумма", "стоимость привилегии", "сумма затрат",
    "құны", "шығыны", "шығын", "өзіндік құны", "сомасы",
    "cost", "cost amt", "amount", "value", "dealer cost", "benefit cost",
  ],
};
