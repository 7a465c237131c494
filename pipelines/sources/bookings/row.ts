import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, date, pastDate, text, vin, words } from "../fields/index.ts";

const bookingChannel = words("booking_channel", {
  cabinet: ["личный кабинет", "кабинет", "кабинет клиента", "лк", "мобильное приложение", "приложение", "жеке кабинет", "кабинеті", "қосымша", "мобильді қосымша", "app", "mobile app", "customer portal", "portal", "my account"],
  phone: ["телефон", "звонок", "по телефону", "колл центр", "кц", "входящий звонок", "исходящий звонок", "қоңырау", "телефон арқылы", "байланыс орталығы", "call", "call center", "call centre", "telephone", "inbound call", "outbound call"],
  web: ["сайт", "интернет", "онлайн", "онлайн запись", "с сайта", "веб", "whatsapp", "ватсап", "мессенджер", "telegram", "онлайн жазылу", "желі арқылы", "сайт арқылы", "website", "site", "online", "internet", "online booking", "email"],
  walk_in: ["лично", "без записи", "живая очередь", "в салоне", "приехал сам", "самозаезд", "личное обращение", "на месте", "өзі келді", "жазылусыз", "өзі келген", "walkin", "in person", "at the desk", "drive in"],
});

const bookingStatus = words("booking_status", {
  open: ["открыта", "открыто", "новая", "запланирована", "запланировано", "подтверждена", "подтверждено", "ожидается", "записан", "в работе", "ашық", "жоспарланған", "расталған", "күтілуде", "planned", "scheduled", "confirmed", "new", "booked", "pending"],
  kept: ["состоялась", "состоялся", "приехал", "выполнена", "выполнено", "завершена", "закрыта", "прибыл", "заехал", "да", "келді", "орындалды", "болды", "аяқталды", "arrived", "done", "completed", "closed", "show", "showed", "checked in", "honoured", "honored"],
  cancelled: ["отменена", "отменено", "отмена", "отказ", "аннулирована", "отменен", "клиент отказался", "бас тартылды", "бас тартты", "жойылды", "canceled", "cancel", "void", "withdrawn", "rejected"],
  no_show: ["не приехал", "неявка", "не явился", "не состоялась", "не заехал", "пропущена", "нет", "келмеді", "келмей қалды", "болмады", "noshow", "missed", "did not come", "dna", "not arrived"],
});

/** A service appointment. Columns in the order of the contract. */
export const row = z.object({
  branch: key(text),
  booking_no: key(codeText),
  booked_for: required(date),
  made_on: optional(pastDate),
  ...clientRow,
  vin: optional(vin),
  channel: optional(bookingChannel),
  advisor: optional(text),
  status: optional(bookingStatus),
  visit_no: optional(codeText),
});
