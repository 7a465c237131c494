import { branchAliases, clientAliases, vehicleAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a register of stored wheels, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  storage_no: [
    "номер хранения", "№ хранения", "номер договора хранения", "договор хранения", "номер квитанции", "квитанция", "номер комплекта", "комплект шин", "комплект", "номер акта", "акт хранения", "бирка", "номер бирки", "номер места", "номер документа", "номер",
    "сақтау нөмірі", "сақтау шарты", "сақтау шартының нөмірі", "жинақ нөмірі", "түбіртек", "құжат нөмірі", "нөмірі",
    "storage number", "storage id", "storage contract", "storage contract no", "set no", "set number", "set id", "tyre set", "tire set", "ticket no", "tag no", "receipt no", "document no",
  ],
  ...clientAliases,
  vin: vehicleAliases["vin"] ?? [],
  season: [
    "сезон", "сезонность", "вид шин", "тип шин", "сезон шин", "тип резины", "сезонность шин", "зима лето", "лето зима", "резина",
    "маусым", "маусымы", "шина түрі", "маусымдылығы",
    "tyre season", "tire season", "tyre type", "tire type", "set type", "summer winter", "winter summer",
  ],
  stored_on: [
    "дата приемки", "дата приема", "дата сдачи", "принято на хранение", "дата приема на хранение", "дата начала хранения", "хранение с", "принято", "дата поступления", "дата договора", "дата документа", "дата",
    "қабылданған күні", "сақтауға қабылданған күні", "сақтау басталған күні", "қабылдау күні", "күні",
    "stored", "storage date", "date stored", "stored from", "storage start", "received on", "check in date", "in date", "date in", "date",
  ],
  returned_on: [
    "дата выдачи", "выдано", "дата возврата", "возвращено", "дата окончания хранения", "хранение по", "дата выдачи с хранения", "снято с хранения",
    "берілген күні", "қайтарылған күні", "сақтау аяқталған күні", "қайтару күні",
    "returned", "return date", "date returned", "released on", "release date", "storage end", "check out date", "out date", "date out", "picked up on",
  ],
  fee_amount: [
    "стоимость хранения", "сумма хранения", "плата за хранение", "сумма", "стоимость", "оплата", "сумма всего", "цена хранения",
    "сақтау құны", "сақтау ақысы", "сомасы", "төлем",
    "fee", "storage fee", "storage charge", "charge", "amount", "price", "storage price", "total amt", "total amount",
    "ақысы", "ақы",
  ],
  branch: [...branchAliases, "место хранения", "склад", "склад хранения", "шинный склад", "шинный отель", "сақтау орны", "қойма", "storage location", "warehouse", "storage place", "tyre hotel", "tire hotel"],
};
