import { card, codeText, email, phone, taxId, text, words } from "./fields/index.ts";
import { optional, type HeaderAliases } from "./define.ts";

const clientKind = words("client_kind", {
  person: ["физлицо", "физ лицо", "физическое лицо", "частное лицо", "частник", "частный", "фл", "ф л", "человек", "жеке тұлға", "жеке", "private", "private person", "individual", "retail", "p"],
  company: ["юрлицо", "юр лицо", "юридическое лицо", "юл", "ю л", "организация", "компания", "предприятие", "ип", "индивидуальный предприниматель", "корпоративный", "заңды тұлға", "ұйым", "corporate", "business", "legal entity", "fleet", "organization", "organisation", "c"],
});

/** The client… group, the same in every kind that names a client. */
export const clientRow = {
  client_code: optional(codeText),
  client_name: optional(text),
  client_kind: optional(clientKind),
  phone: optional(phone),
  email: optional(email),
  card_no: optional(card),
  tax_id: optional(taxId),
};

export const clientAliases: HeaderAliases = {
  client_code: [
    "код контрагента", "код клиента", "id клиента", "ид клиента", "номер клиента", "контрагент код", "клиент код", "код покупателя", "код заказчика", "crm id", "id crm", "клиент id", "guid клиента", "uuid клиента",
    "клиент коды", "контрагент коды", "тұтынушы коды",
    "cust code", "customer code", "customer id", "cust id", "cust no", "customer no", "customer number", "client id", "client no", "client number", "account no", "acct no",
  ],
  client_name: [
    "контрагент", "клиент", "покупатель", "заказчик", "фио клиента", "фио", "ф и о", "имя клиента", "наименование контрагента", "наименование клиента", "владелец", "владелец автомобиля", "собственник", "контрагент наименование", "фио владельца", "клиент фио", "респондент",
    "аты жөні", "клиенттің аты жөні", "тұтынушы", "сатып алушы", "тапсырыс беруші", "иесі",
    "customer", "customer name", "cust name", "client", "client name", "owner", "owner name", "buyer", "buyer name", "bill to", "respondent",
  ],
  client_kind: [
    "вид контрагента", "тип контрагента", "тип клиента", "вид клиента", "юр физ лицо", "юр физ", "физ юр лицо", "физ юр", "категория клиента", "юридическое физическое лицо",
    "клиент түрі", "контрагент түрі", "тұлға түрі",
    "customer type", "cust type", "client type", "customer category", "customer class",
  ],
  phone: [
    "телефон", "телефон клиента", "телефон контрагента", "тел", "моб телефон", "мобильный телефон", "мобильный", "сотовый", "сотовый телефон", "контактный телефон", "номер телефона", "телефоны", "телефон мобильный", "телефон владельца",
    "ұялы телефон", "телефон нөмірі", "клиент телефоны", "байланыс телефоны",
    "mobile", "mobile no", "mobile number", "phone no", "phone number", "cell", "cell phone", "tel", "telephone", "contact no", "contact number", "cust phone", "customer phone", "msisdn",
    "owner phone", "owner mobile", "иесінің телефоны",
  ],
  email: [
    "e mail", "электронная почта", "эл почта", "почта", "адрес эл почты", "адрес электронной почты", "email клиента", "e mail клиента", "имейл",
    "электрондық пошта", "эл пошта", "пошта",
    "mail", "email address", "e mail address", "email id", "cust email", "customer email",
  ],
  card_no: [
    "номер карты", "карта", "дисконтная карта", "карта лояльности", "бонусная карта", "карта клиента", "номер дисконтной карты", "номер карты лояльности", "клубная карта",
    "карта нөмірі", "бонустық карта", "жеңілдік картасы",
    "card", "card number", "loyalty card", "loyalty no", "loyalty number", "loyalty id", "membership no", "member no", "member id",
  ],
  tax_id: [
    "инн", "иин", "бин", "иин бин", "бин иин", "инн бин", "иин бин инн", "инн клиента", "инн контрагента", "иин бин клиента", "иин клиента", "бин клиента",
    "жсн", "бсн", "жсн бсн",
    "tin", "inn", "iin", "bin", "iin bin", "tax number", "tax no", "vat no", "vat number", "taxpayer id",
  ],
};

/** A car as an order or a contract names it. */
export const vehicleAliases: HeaderAliases = {
  vin: [
    "vin код", "вин", "вин код", "vin номер", "vin автомобиля", "номер кузова", "идентификационный номер", "vin тс", "vin №", "№ кузова",
    "vin коды", "шанақ нөмірі",
    "chassis", "chassis no", "chassis number", "vin no", "vin number", "vehicle vin", "vehicle id", "frame no",
  ],
  make: ["марка", "марка автомобиля", "марка авто", "марка тс", "бренд", "производитель", "көлік маркасы", "маркасы", "brand", "car make", "vehicle make", "franchise"],
  model: ["модель", "модель автомобиля", "модель авто", "модель тс", "автомобиль", "моделі", "көлік моделі", "car model", "vehicle model", "model name", "vehicle", "үлгісі", "үлгі", "model description", "model desc"],
  model_year: ["год выпуска", "год", "модельный год", "год выпуска автомобиля", "год авто", "г в", "шығарылған жылы", "жылы", "year", "model yr", "my", "manufacture year", "year of manufacture"],
};

export const branchAliases: readonly string[] = [
  "подразделение", "филиал", "дилерский центр", "дц", "салон", "автосалон", "автоцентр", "цех", "сервисный центр", "организация", "точка", "площадка", "центр", "предприятие", "станция", "сто", "автосервис", "магазин", "наименование подразделения",
  "бөлімше", "филиалы", "орталық", "автоорталық", "дилерлік орталық",
  "branch name", "branch code", "location", "dealer", "dealer code", "dealer name", "dealership", "site", "workshop", "outlet", "store", "department", "showroom", "service center", "service centre",
];
