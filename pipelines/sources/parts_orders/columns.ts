import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of an export of parts ordered for clients, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  order_no: [
    "номер заказа", "заказ", "№ заказа", "заказ №", "заказ покупателя", "номер заказа покупателя", "заказ клиента", "номер заказа клиента", "заказ запчастей", "номер заказа запчастей", "номер документа", "номер", "документ",
    "тапсырыс нөмірі", "тапсырыс", "бөлшек тапсырысы", "құжат нөмірі", "нөмірі",
    "order no", "order number", "order id", "parts order", "parts order no", "customer order no", "special order no", "so no", "backorder no", "document no",
    "p o no", "po no", "po number", "p o number", "purchase order no",
  ],
  line_no: [
    "номер строки", "№ строки", "строка", "n строки", "№ п п", "п п", "№ пп", "позиция", "номер позиции",
    "жол нөмірі", "жол", "позиция нөмірі", "рет нөмірі",
    "line", "line number", "line item", "item line", "pos", "position", "seq", "row no",
  ],
  ...clientAliases,
  item_code: [
    "артикул", "каталожный номер", "номер запчасти", "код номенклатуры", "код запчасти", "код товара", "номер детали", "артикул запчасти", "номенклатура код", "каталожный №",
    "артикулы", "каталог нөмірі", "бөлшек нөмірі", "бөлшек коды", "тауар коды",
    "part no", "part number", "part code", "item no", "item number", "sku", "oem no", "catalog no", "pn", "p n",
  ],
  item_name: [
    "номенклатура", "наименование", "запчасть", "наименование запчасти", "товар", "наименование товара", "название запчасти", "деталь", "наименование номенклатуры", "запасная часть",
    "бөлшек", "бөлшек атауы", "тауар", "тауар атауы", "атауы", "қосалқы бөлшек",
    "part", "part name", "part description", "item", "item description", "description", "product", "product name",
  ],
  ordered_on: [
    "дата заказа", "заказано", "дата документа", "дата", "дата оформления", "оформлен", "дата заявки", "дата заказа поставщику",
    "тапсырыс күні", "тапсырыс берілген күні", "құжат күні", "күні",
    "order date", "ordered", "date ordered", "date", "created on", "created", "request date",
  ],
  arrived_on: [
    "дата поступления", "поступление", "поступило", "дата прихода", "приход", "дата поставки", "дата приемки", "прибыло", "поступил", "факт поступления",
    "келіп түскен күні", "түскен күні", "келген күні", "қоймаға түскен күні",
    "arrival date", "arrived", "received on", "receipt date", "received", "date received", "delivery date", "grn date",
  ],
  notified_on: [
    "дата уведомления", "уведомлен", "клиент уведомлен", "дата звонка", "дата оповещения", "оповещен", "дата sms", "дата смс", "извещен", "сообщили клиенту",
    "хабарланған күні", "хабарлама күні", "клиентке хабарланды",
    "notified", "notification date", "customer notified", "date notified", "customer called on", "informed on",
    "notified date", "customer notified date",
  ],
  issued_on: [
    "дата выдачи", "выдано", "выдан", "дата отгрузки", "дата реализации", "отгружено", "дата получения клиентом", "выдача", "дата продажи",
    "берілген күні", "беру күні", "босатылған күні",
    "issue date", "issued", "date issued", "handed over on", "collected on", "picked up on", "sold on", "shipped on",
    "pickup date", "pick up date", "collection date", "handover date",
  ],
  amount: [
    "сумма", "стоимость", "сумма заказа", "сумма всего", "всего", "итого", "сумма строки", "сумма с ндс", "сумма по строке", "цена",
    "сомасы", "сома", "құны", "жалпы сома", "барлығы",
    "line amount", "total", "total amount", "total amt", "amt", "line total", "price", "value", "net amount",
  ],
};
