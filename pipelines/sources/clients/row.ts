import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional } from "../define.ts";
import { codeText, pastDate, words, yesNo } from "../fields/index.ts";

const clientStatus = words("client_status", {
  card: ["карта", "базовый", "стандарт", "обычный", "начальный", "участник", "бронза", "бронзовый", "карта иесі", "негізгі", "стандартты", "қола", "basic", "standard", "base", "member", "bronze", "classic"],
  silver: ["серебро", "серебряный", "серебряная", "серебряная карта", "күміс", "күміс карта", "silver card"],
  gold: ["золото", "золотой", "золотая", "золотая карта", "алтын", "алтын карта", "gold card", "golden"],
  vip: ["вип", "вип клиент", "платина", "платиновый", "платиновая карта", "премиум", "аса маңызды", "платиналық", "platinum", "premium", "vip client", "diamond"],
});

const language = words("language", {
  ru: ["русский", "рус", "по русски", "орысша", "орыс", "орыс тілі", "russian", "rus", "ru ru"],
  kk: ["казахский", "каз", "по казахски", "қазақша", "қазақ", "қазақ тілі", "kazakh", "kaz", "kz", "kk kz"],
  en: ["английский", "англ", "по английски", "ағылшынша", "ағылшын", "ағылшын тілі", "english", "eng", "en us", "en gb"],
});

/** A client's master record. Columns in the order of the contract. */
export const row = z.object({
  ...clientRow,
  client_code: key(codeText),
  since: optional(pastDate),
  status: optional(clientStatus),
  birth_date: optional(pastDate),
  consent: optional(yesNo),
  language: optional(language),
});
