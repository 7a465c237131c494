import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, longText, pastDate, rating, score, text, words } from "../fields/index.ts";
import { touchpoint } from "../links.ts";

const origin = words("origin", {
  internal: ["внутренний", "внутренняя", "свой", "собственный", "дилер", "дилерский", "наш", "салон", "ішкі", "өз", "дилердікі", "own", "dealer", "in house", "dealership"],
  importer: ["импортер", "импортера", "дистрибьютор", "производитель", "завод", "внешний", "бренд", "импорттаушы", "импортердікі", "сыртқы", "external", "manufacturer", "oem", "brand", "distributor"],
});

/** An answered questionnaire. Columns in the order of the contract. */
export const row = z.object({
  survey_source: key(text),
  response_no: key(codeText),
  responded_on: required(pastDate),
  origin: required(origin),
  touchpoint: required(touchpoint),
  ...clientRow,
  visit_no: optional(codeText),
  contract_no: optional(codeText),
  staff: optional(text),
  recommend_score: optional(score),
  satisfaction: optional(rating),
  quality: optional(rating),
  price: optional(rating),
  service: optional(rating),
  personal: optional(rating),
  comment: optional(longText),
});
