import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of debts and instalments, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  document_no: [
    "номер документа", "документ", "№ документа", "документ расчетов", "документ расчетов с контрагентом", "номер счета", "счет", "счет на оплату", "№ счета", "расчетный документ", "номер договора", "договор", "номер рассрочки", "номер",
    "құжат нөмірі", "құжат", "шот нөмірі", "шот", "есеп айырысу құжаты", "нөмірі",
    "document number", "doc no", "doc number", "document", "invoice no", "invoice number", "invoice", "bill no", "reference no", "ref no", "installment no", "instalment no",
  ],
  ...clientAliases,
  issued_on: [
    "дата документа", "дата", "дата возникновения", "дата счета", "дата выставления", "выставлен", "дата возникновения долга", "дата отгрузки", "дата договора",
    "құжат күні", "шот күні", "берілген күні", "күні",
    "issue date", "issued", "invoice date", "document date", "doc date", "bill date", "date", "posting date",
  ],
  due_on: [
    "срок оплаты", "оплатить до", "дата оплаты по договору", "дата оплаты", "срок платежа", "дата платежа", "плановая дата оплаты", "срок погашения", "срок", "оплата до", "дата погашения",
    "төлеу мерзімі", "төлем мерзімі", "төлеу күні", "төлем күні", "мерзімі",
    "due date", "due", "payment due", "payment due date", "pay by", "maturity date", "net due date",
  ],
  amount: [
    "сумма", "сумма документа", "сумма долга", "долг", "сумма платежа", "начислено", "сумма к оплате", "к оплате", "сумма счета", "задолженность", "всего", "сумма договора",
    "сомасы", "сома", "қарыз сомасы", "қарыз", "төленуге тиіс", "шот сомасы",
    "amt", "total", "total amount", "total amt", "invoice amount", "invoice amt", "debt", "amount due", "original amount", "installment amount",
  ],
  paid_amount: [
    "оплачено", "сумма оплаты", "оплата", "погашено", "сумма погашения", "оплачено всего", "уплачено", "поступило", "оплаченная сумма",
    "төленді", "төленген сома", "төленгені", "өтелді", "төлем сомасы",
    "paid", "paid amt", "amount paid", "paid to date", "payment amount", "received", "received amount", "settled",
  ],
};
