import { z } from "zod";
import { key, optional, required } from "../define.ts";
import { codeText, money, quantity, text, words } from "../fields/index.ts";

const lineKind = words("line_kind", {
  labour: ["работа", "работы", "авторабота", "автоработы", "услуга", "услуги", "нормо час", "нормо часы", "операция", "жұмыс", "жұмыстар", "қызмет", "labor", "lab", "lbr", "l", "service", "operation", "job"],
  part: ["запчасть", "запчасти", "запасная часть", "запасные части", "з ч", "зч", "деталь", "товар", "товары", "материал", "материалы", "расходные материалы", "қосалқы бөлшек", "қосалқы бөлшектер", "бөлшек", "бөлшектер", "тауар", "материалдар", "parts", "prt", "p", "spare", "spares", "spare part", "material", "materials", "accessory"],
});

/** A work or a part on a visit. Columns in the order of the contract. */
export const row = z.object({
  branch: key(text),
  visit_no: key(codeText),
  line_no: key(codeText),
  item_code: optional(codeText),
  item_name: required(text),
  line_kind: key(lineKind),
  quantity: required(quantity),
  amount: required(money),
  cost_amount: optional(money),
});
