import { branchAliases, clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { staffAliases, visitNoAliases } from "../links.ts";

/** Header texts of a complaint log, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  complaint_no: [
    "номер жалобы", "№ жалобы", "жалоба", "номер обращения", "№ обращения", "обращение", "номер претензии", "претензия", "номер рекламации", "рекламация", "id жалобы", "id обращения", "код обращения", "номер инцидента",
    "шағым нөмірі", "шағым", "өтініш нөмірі", "өтініш", "наразылық нөмірі",
    "complaint number", "complaint id", "complaint", "case no", "case number", "case id", "ticket no", "ticket number", "ticket id", "ticket", "claim no", "claim number", "incident no", "incident id",
  ],
  opened_on: [
    "дата обращения", "дата жалобы", "дата претензии", "дата рекламации", "дата регистрации", "дата поступления", "дата открытия", "открыто", "открыта", "поступила", "дата создания", "дата",
    "өтініш күні", "шағым күні", "тіркелген күні", "ашылған күні", "түскен күні", "күні",
    "opened", "open date", "opened at", "date opened", "complaint date", "case date", "created", "created on", "created at", "created date", "received on", "received", "reported on", "reported", "date",
  ],
  closed_on: [
    "дата закрытия", "закрыто", "закрыта", "дата решения", "решено", "дата ответа клиенту", "дата завершения", "дата урегулирования",
    "жабылған күні", "шешілген күні", "шешім күні",
    "closed", "close date", "closed at", "closed date", "date closed", "resolved", "resolved on", "resolution date", "resolved at",
  ],
  branch: branchAliases,
  ...clientAliases,
  visit_no: visitNoAliases,
  staff: staffAliases,
  topic: [
    "тема", "тема обращения", "тема жалобы", "категория", "категория обращения", "вид обращения", "причина", "причина обращения", "причина жалобы", "предмет жалобы", "тип обращения", "характер претензии", "тип жалобы", "тип",
    "тақырыбы", "тақырып", "шағым тақырыбы", "себебі", "санаты",
    "subject", "category", "complaint type", "case type", "reason", "complaint reason", "issue type", "case reason", "complaint category",
  ],
  severity: [
    "серьезность", "критичность", "важность", "приоритет", "тяжесть", "степень", "уровень критичности", "срочность",
    "маңыздылығы", "ауырлығы", "басымдығы", "деңгейі",
    "priority", "importance", "level", "severity level", "urgency", "impact",
  ],
  upheld: [
    "обоснована", "обоснованность", "признана", "обоснованная", "подтверждена", "подтвердилась", "признана обоснованной", "жалоба обоснована", "вина подтверждена", "подтверждение",
    "негізделген", "негізді", "расталды", "шағым расталды",
    "justified", "valid", "confirmed", "accepted", "is upheld", "substantiated", "founded",
  ],
  compensation_amount: [
    "компенсация", "сумма компенсации", "размер компенсации", "возмещение", "сумма возмещения", "выплачено", "затраты на урегулирование", "выплата",
    "өтемақы", "өтемақы сомасы", "төленді",
    "compensation", "compensation amt", "goodwill", "goodwill amount", "goodwill amt", "refund", "refund amount", "paid out", "settlement amount",
  ],
  text: [
    "текст", "содержание", "текст обращения", "текст жалобы", "описание", "суть обращения", "содержание обращения", "содержание жалобы", "комментарий", "суть", "суть жалобы", "описание жалобы",
    "мәтіні", "мазмұны", "сипаттамасы", "шағым мәтіні", "түсініктеме",
    "description", "details", "complaint text", "comment", "comments", "complaint details", "note", "notes", "message", "body", "verbatim",
    "remarks", "remark",
  ],
};
