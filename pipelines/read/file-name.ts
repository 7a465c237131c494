import { basename, dirname, extname } from "node:path";
import type { Kind } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";

/** Beginnings of words that people name exports by, in three languages; a space joins words that stand together. They break ties, no more. */
const hints: Readonly<Record<string, readonly string[]>> = {
  visits: ["визит", "заказ наряд", "заказнаряд", "зн", "ремонт", "сервис", "visit", "repair order", "ro", "service", "сапар", "тапсырыс наряд", "келу"],
  visit_lines: ["строки", "состав", "работы", "позиции заказ", "visit lines", "ro lines", "lines", "details", "жолдар"],
  sales: ["продаж", "договор", "дкп", "sale", "sold", "deals", "сатыл", "сату"],
  surveys: ["опрос", "анкет", "отзыв", "csi", "nps", "survey", "response", "сауалнама", "пікір"],
  survey_invitations: ["приглашени", "рассылк анкет", "invitation", "шақыру"],
  staff: ["сотрудник", "персонал", "кадр", "штат", "staff", "employee", "payroll", "қызметкер"],
  promotions: ["акци", "промо", "кампани", "promotion", "campaign", "promo", "науқан"],
  promo_contacts: ["контакты акци", "участник", "обзвон", "promo contact", "treated", "holdout", "қатысушы"],
  points: ["балл", "бонус", "points", "loyalty account", "ұпай"],
  complaints: ["жалоб", "рекламаци", "претензи", "complaint", "objection", "шағым"],
  tyre_storage: ["шин", "хранени", "колес", "tyre", "tire", "storage", "дөңгелек", "сақтау"],
  fleet_contacts: ["корпоратив", "контактные лица", "fleet", "автопарк", "байланыс тұлға"],
  events: ["мероприяти", "событи", "event", "іс шара"],
  event_guests: ["гост", "приглашенн", "guest", "attendee", "қонақ"],
  benefits: ["привилеги", "льгот", "подменн", "benefit", "courtesy", "жеңілдіктер", "артықшылық"],
  parts_orders: ["заказ запчаст", "заказы запчаст", "запчаст", "parts order", "special order", "бөлшек тапсырыс"],
  bookings: ["запис", "бронь", "бронирован", "booking", "appointment", "жазылу"],
  receivables: ["дебитор", "задолженност", "долг", "рассрочк", "receivable", "debt", "қарыз", "берешек"],
  marketing_costs: ["затрат", "расход", "маркетинг", "marketing", "cost", "spend", "шығын"],
  clients: ["клиент", "контрагент", "client", "customer", "тұтынушы"],
  vehicles: ["автомобил", "машин", "vehicle", "cars", "көлік", "автокөлік"],
  meetings: ["встреч", "переговор", "meeting", "кездесу"],
  goals: ["план", "цел", "goal", "target", "мақсат", "жоспар"],
};

/** The words of a file's name, without its extension and a number that an upload put before it. */
export const nameWords = (fileName: string): string => fold(basename(fileName, extname(fileName)).replaceAll("_", " "));

/** Those of the kinds that the file's name names; the longest hints decide. */
export function kindsNamed(fileName: string, among: readonly Kind[]): readonly Kind[] {
  const words = ` ${nameWords(fileName)} `;
  const scored = among.map((kind) => ({ kind, length: Math.max(0, ...(hints[kind] ?? []).filter((hint) => (hint.length < 4 ? words.includes(` ${hint} `) : words.includes(` ${hint}`))).map((hint) => hint.length)) }));
  const longest = Math.max(...scored.map(({ length }) => length));
  return longest === 0 ? [] : scored.filter(({ length }) => length === longest).map(({ kind }) => kind);
}

/** Does this kind have a hint at all? */
export const hasHint = (kind: string): boolean => (hints[kind]?.length ?? 0) > 0;

const MONTHS = /^(?:янв|фев|мар|апр|ма[йя]$|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may$|jun|jul|aug|sep|oct|nov|dec|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)/;
const PLAIN = /^(?:\d+|csv|xlsx?|tsv|txt|zip|new|copy|копия|итог|отчет|выгрузка|экспорт|export|report|data|данные|файл|file|лист\d*|sheet\d*|final|год|года|г|за|по|от|с|и|q\d|кв|квартал|жыл|есеп)$/;

/**
 * The branch that a file's name, its folder's or its sheet's may name: one that is loaded already (score 0.9), else the one word that is
 * no kind, month, number or filler (0.4). NULL when there is none, or several.
 */
export function branchNamed(names: readonly string[], knownBranches: readonly string[]): { readonly value: string; readonly score: number } | null {
  const texts = names.map((name) => ` ${nameWords(name)} `);
  const known = knownBranches.filter((branch) => texts.some((text) => fold(branch) !== "" && text.includes(` ${fold(branch)} `)));
  const longest = known.filter((branch) => !known.some((other) => other !== branch && fold(other).includes(fold(branch))));
  if (longest.length === 1) return { value: longest[0] as string, score: 0.9 };
  if (longest.length > 1) return null;
  const first = nameParts(names[0] ?? "");
  const words = first.filter((word) => !isFiller(fold(word)));
  return words.length === 1 ? { value: words[0] as string, score: 0.4 } : null;
}

const nameParts = (name: string): string[] => basename(name, extname(name)).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
const isFiller = (word: string): boolean =>
  word.length < 3 || PLAIN.test(word) || MONTHS.test(word) || /\d/.test(word) || Object.values(hints).some((list) => list.some((hint) => hint.split(" ").some((part) => part.length > 2 && word.startsWith(part.slice(0, 6)))));

/** The names that may say a branch: the file's own, its folder's, its sheet's. */
export const placesOf = (path: string, fileName: string | undefined, sheet: string | null): string[] => [fileName ?? basename(path), ...(fileName === undefined ? [basename(dirname(path))] : []), ...(sheet === null ? [] : [sheet])];
