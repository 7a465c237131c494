import { z } from "zod";
import { key, optional, optionalKey, required } from "../define.ts";
import { codeText, date, text, words } from "../fields/index.ts";

const role = words("role", {
  seller: ["продавец", "продавец консультант", "менеджер по продажам", "менеджер отдела продаж", "менеджер по продаже автомобилей", "консультант по продажам", "менеджер по продажам автомобилей", "старший продавец", "сатушы", "сату менеджері", "сату кеңесшісі", "сатушы кеңесші", "salesman", "salesperson", "sales consultant", "sales executive", "sales person", "sales rep", "sales"],
  advisor: ["мастер консультант", "мастер приемщик", "консультант", "сервис консультант", "сервисный консультант", "приемщик", "мастер", "старший мастер консультант", "консультант сервиса", "шебер кеңесші", "қызмет кеңесшісі", "кеңесші", "шебер қабылдаушы", "service advisor", "service adviser", "adviser", "svc adv", "sa"],
  technician: ["механик", "автомеханик", "слесарь", "автослесарь", "техник", "электрик", "автоэлектрик", "диагност", "маляр", "кузовщик", "шиномонтажник", "слесарь механик", "слесарь по ремонту автомобилей", "көлік шебері", "mechanic", "tech", "electrician", "painter"],
  parts: ["запчасти", "менеджер по запчастям", "кладовщик", "продавец запчастей", "специалист по запчастям", "менеджер отдела запчастей", "менеджер по запасным частям", "консультант по запчастям", "бөлшектер маманы", "қоймашы", "қосалқы бөлшектер менеджері", "parts advisor", "parts manager", "storekeeper", "parts consultant", "parts specialist"],
  manager: ["руководитель", "директор", "начальник", "управляющий", "руководитель отдела", "руководитель отдела продаж", "начальник сервиса", "директор сервиса", "руководитель сервиса", "начальник смены", "мастер цеха", "роп", "начальник отдела", "басшы", "басқарушы", "бөлім басшысы", "head", "director", "supervisor", "general manager", "service manager", "sales manager", "branch manager"],
  other: ["прочее", "другое", "иное", "администратор", "бухгалтер", "маркетолог", "кассир", "водитель", "мойщик", "оператор", "басқа", "әкімші", "есепші", "admin", "administrator", "accountant", "cashier", "driver", "washer", "others"],
});

/** A person on the payroll, from a day on. Columns in the order of the contract. */
export const row = z.object({
  staff_code: key(codeText),
  valid_from: optionalKey(date),
  name: required(text),
  role: required(role),
  branch: required(text),
  hired_on: optional(date),
  left_on: optional(date),
  manager: optional(text),
});
