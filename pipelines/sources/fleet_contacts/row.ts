import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, date, email, phone, text, vin, words } from "../fields/index.ts";

const contactRole = words("contact_role", {
  decision_maker: ["лпр", "лицо принимающее решение", "принимает решение", "директор", "генеральный директор", "руководитель", "руководитель автопарка", "начальник автопарка", "закупки", "закупщик", "финансовый директор", "главный бухгалтер", "шешім қабылдаушы", "директоры", "басшы", "автопарк басшысы", "decision maker", "dm", "director", "fleet manager", "owner", "procurement", "purchasing", "buyer", "ceo", "cfo"],
  user_chooser: ["выбирает автомобиль", "выбирает сам", "пользователь", "пользователь выбирает", "сотрудник с правом выбора", "пайдаланушы", "көлікті өзі таңдайды", "таңдаушы", "user chooser", "chooser", "user", "car user", "employee"],
  driver: ["водитель", "шофер", "водитель экспедитор", "жүргізуші", "көлік жүргізуші", "chauffeur", "operator"],
});

/** A person at a business client: the client… group is the company. Columns in the order of the contract. */
export const row = z.object({
  ...clientRow,
  contact_code: key(codeText),
  name: required(text),
  contact_role: required(contactRole),
  contact_phone: optional(phone),
  contact_email: optional(email),
  vin: optional(vin),
  since: optional(date),
  until: optional(date),
});
