import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a client directory, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  ...clientAliases,
  // In a directory of clients a bare code and a bare name are the client's.
  client_code: [...(clientAliases["client_code"] ?? []), "код", "code"],
  client_name: [...(clientAliases["client_name"] ?? []), "наименование", "полное наименование", "наименование полное", "атауы", "толық атауы", "full name", "name"],
  since: [
    "клиент с", "с какого времени клиент", "дата регистрации", "дата создания", "дата первого обращения", "дата заведения", "зарегистрирован", "дата карточки", "дата",
    "клиент болған күні", "тіркелген күні", "құрылған күні", "тіркеу күні",
    "customer since", "client since", "member since", "registration date", "registered", "registered on", "created on", "created at", "created", "creation date", "join date",
    "reg date",
  ],
  status: [
    "статус", "статус клиента", "уровень", "категория", "сегмент", "статус карты", "уровень лояльности", "класс клиента", "тип карты", "вид карты",
    "мәртебесі", "клиент мәртебесі", "деңгейі", "санаты", "карта түрі",
    "tier", "level", "loyalty tier", "loyalty level", "loyalty status", "customer status", "client status", "segment", "class", "card type", "membership level",
  ],
  birth_date: [
    "дата рождения", "день рождения", "д р", "др", "родился", "дата рожд",
    "туған күні", "туған жылы",
    "birthday", "date of birth", "dob", "birthdate", "born", "born on",
  ],
  consent: [
    "согласие", "согласие на рассылку", "согласие на обработку персональных данных", "согласие на обработку пдн", "согласие пдн", "рассылка", "можно писать", "согласие на рекламу", "согласие на звонки",
    "келісім", "келісімі", "хабарламаға келісім", "жарнамаға келісім",
    "opt in", "optin", "marketing consent", "gdpr consent", "marketing opt in", "consent given", "subscribed", "allow marketing",
  ],
  language: [
    "язык", "язык общения", "язык клиента", "предпочитаемый язык", "родной язык",
    "тілі", "тіл", "қатынас тілі", "сөйлесу тілі",
    "lang", "preferred language", "customer language", "locale", "correspondence language",
  ],
};
