import { branchAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { visitNoAliases } from "../links.ts";

/** Header texts of an export of the works and parts on repair orders, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  branch: branchAliases,
  visit_no: [...visitNoAliases, "номер документа", "№ документа", "документ", "номер", "құжат нөмірі", "invoice no", "bill no", "document no", "wo no", "order number"],
  line_no: [
    "номер строки", "№ строки", "строка", "n строки", "№ п п", "п п", "№ пп", "позиция", "номер позиции", "код строки",
    "жол нөмірі", "жол", "рет нөмірі", "позиция нөмірі",
    "line", "line number", "line item", "line id", "ln", "ln no", "seq", "seq no", "job line", "pos", "position", "item line",
  ],
  item_code: [
    "артикул", "код номенклатуры", "каталожный номер", "код работы", "код авторабот", "номер запчасти", "код запчасти", "код товара", "номенклатура код", "код операции", "номер детали",
    "артикулы", "бөлшек нөмірі", "жұмыс коды", "номенклатура коды", "тауар коды",
    "part no", "part number", "op code", "opcode", "operation code", "labor code", "labour code", "labor op", "labour op", "job code", "item no", "item number", "part code", "sku",
    "op part no", "operation part no", "part op no", "item part no",
  ],
  item_name: [
    "номенклатура", "наименование", "работа", "авторабота", "наименование работ", "наименование работы", "наименование номенклатуры", "запчасть", "наименование запчасти", "наименование товара", "товар", "услуга", "содержание работ", "работа запчасть", "описание работы",
    "атауы", "номенклатура атауы", "жұмыс атауы", "бөлшек атауы", "тауар атауы",
    "description", "item description", "part description", "op description", "labor description", "labour description", "job description", "part name", "item", "operation", "line description", "desc",
    "op part desc", "operation part description", "operation description",
  ],
  line_kind: [
    "тип строки", "вид строки", "тип номенклатуры", "вид номенклатуры", "тип позиции", "вид позиции", "работа или запчасть", "работы запчасти", "тип", "вид",
    "жол түрі", "номенклатура түрі", "түрі",
    "line type", "item type", "labor part", "labour part", "labor parts", "type", "lbr prt", "trans type", "item category",
  ],
  quantity: [
    "кол во", "количество", "кол", "к во", "количество нормо часов", "нормо часы", "кол во н ч", "н ч", "объем",
    "саны", "мөлшері", "норма сағат",
    "qty", "qnty", "quantity sold", "qty sold", "hours", "hrs", "labor hours", "labour hours", "billed hours", "sold hours", "units",
  ],
  amount: [
    "сумма всего", "сумма", "стоимость", "сумма с ндс", "сумма со скидкой", "всего", "итого", "сумма строки", "сумма продажи", "к оплате", "всего с ндс",
    "сомасы", "жалпы сома", "барлығы", "сома", "құны",
    "ext price", "extended price", "ext amt", "ext amount", "line total", "line amount", "total", "total amt", "total amount", "net amount", "net amt", "amt", "sale amount", "sell price", "extended amount",
  ],
  cost_amount: [
    "себестоимость", "сумма себестоимости", "себест", "закупочная стоимость", "себестоимость строки", "закупка",
    "өзіндік құны", "өзіндік құн",
    "cost", "ext cost", "extended cost", "cost amt", "line cost", "cost price", "total cost",
  ],
};
