import type { HeaderAliases } from "./define.ts";

/** The client… group where the client is a company and a person beside it has a name, a phone and an e-mail of his own. */
export const companyAliases: HeaderAliases = {
  client_code: [
    "код компании", "код контрагента", "код клиента", "код организации", "id компании", "id контрагента", "id клиента", "номер клиента", "контрагент код",
    "компания коды", "контрагент коды", "клиент коды", "ұйым коды",
    "company code", "company id", "account no", "account id", "account code", "customer code", "customer no", "customer id", "cust code", "fleet code", "fleet id", "fleet account",
    "fleet no", "fleet number",
  ],
  client_name: [
    "компания", "организация", "юрлицо", "юр лицо", "юридическое лицо", "контрагент", "клиент", "наименование компании", "название компании", "наименование организации", "предприятие", "корпоративный клиент", "заказчик", "наименование контрагента", "автопарк",
    "ұйым", "компания атауы", "заңды тұлға", "ұйым атауы", "кәсіпорын", "корпоративтік клиент",
    "company", "company name", "fleet customer", "fleet", "organization", "organisation", "legal entity", "account", "account name", "customer", "customer name", "cust name", "corporate client", "employer", "fleet name",
  ],
  client_kind: ["вид контрагента", "тип контрагента", "тип клиента", "вид клиента", "контрагент түрі", "клиент түрі", "customer type", "client type", "cust type", "account type", "company type"],
  phone: ["телефон компании", "телефон организации", "общий телефон", "телефон офиса", "телефон контрагента", "компания телефоны", "ұйым телефоны", "company phone", "office phone", "account phone", "main phone", "switchboard"],
  email: ["почта компании", "email компании", "e mail компании", "почта организации", "электронная почта компании", "компания поштасы", "ұйым поштасы", "company email", "office email", "account email", "company e mail"],
  card_no: ["номер карты", "карта компании", "корпоративная карта", "карта лояльности", "карта нөмірі", "корпоративтік карта", "company card", "fleet card", "fleet card no", "card number", "loyalty card"],
  tax_id: ["бин", "инн", "иин бин", "бин иин", "инн бин", "иин бин инн", "иин", "бин компании", "инн компании", "инн организации", "бсн", "жсн бсн", "bin", "tin", "inn", "iin bin", "tax number", "tax no", "vat no", "vat number", "company tax id"],
};
