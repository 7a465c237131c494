import { branchAliases, clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { visitNoAliases } from "../links.ts";

/** Header texts of an export of loyalty account movements, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  entry_no: [
    "номер движения", "номер операции", "№ операции", "id операции", "код операции", "номер проводки", "номер транзакции", "id транзакции", "транзакция", "номер начисления", "регистратор", "номер документа", "номер", "документ",
    "операция нөмірі", "қозғалыс нөмірі", "транзакция нөмірі", "құжат нөмірі", "нөмірі",
    "entry number", "entry id", "transaction no", "transaction id", "transaction number", "trans no", "trans id", "txn id", "txn no", "operation id", "movement no", "posting no", "document no",
    "документ №", "№ документа", "document number",
  ],
  ...clientAliases,
  booked_on: [
    "дата операции", "дата движения", "дата начисления", "дата проводки", "дата транзакции", "дата", "период", "дата списания", "дата документа",
    "операция күні", "қозғалыс күні", "есептеу күні", "күні",
    "booked", "booking date", "transaction date", "trans date", "txn date", "posting date", "posted on", "entry date", "date", "operation date", "movement date",
  ],
  entry_kind: [
    "вид движения", "тип движения", "вид операции", "тип операции", "операция с баллами", "начисление списание", "вид начисления", "тип начисления", "тип транзакции", "операция", "вид", "тип",
    "қозғалыс түрі", "операция түрі", "есептеу түрі", "түрі",
    "entry type", "transaction type", "trans type", "txn type", "operation type", "movement type", "movement", "type", "posting type",
  ],
  points: [
    "баллы", "количество баллов", "сумма баллов", "бонусы", "количество бонусов", "сумма бонусов", "начислено", "начислено баллов", "баллов", "кол во баллов", "изменение баллов", "бонусные баллы",
    "балл", "ұпай", "ұпайлар", "балл саны", "ұпай саны", "бонустар",
    "point", "points amount", "points qty", "bonus", "bonus points", "loyalty points", "pts", "points change", "bonuses",
  ],
  visit_no: visitNoAliases,
  branch: branchAliases,
};
