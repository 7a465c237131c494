import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of promotions, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  promo_code: ["промокод", "код акции", "код", "промо код", "номер акции", "код промо", "код кампании", "акция коды", "науқан коды", "коды", "promo", "promotion code", "campaign code", "coupon code", "code", "promo id", "campaign id", "offer code"],
  name: ["название", "наименование", "акция", "название акции", "наименование акции", "кампания", "название кампании", "атауы", "акция атауы", "науқан атауы", "науқан", "promotion", "promotion name", "promo name", "campaign", "campaign name", "title", "description", "offer name", "campaign description", "promotion description"],
  starts_on: ["дата начала", "начало", "начало акции", "с", "действует с", "дата старта", "старт", "дата начала акции", "начало действия", "басталуы", "басталу күні", "бастап", "start date", "start", "from", "begin date", "valid from", "starts", "begins on", "from date"],
  ends_on: ["дата окончания", "окончание", "конец", "по", "окончание акции", "действует по", "дата завершения", "дата окончания акции", "окончание действия", "аяқталуы", "аяқталу күні", "дейін", "end date", "end", "to", "until", "valid to", "valid until", "ends", "to date", "finish date"],
  kind: ["вид", "тип", "вид акции", "тип акции", "механика", "механика акции", "түрі", "акция түрі", "науқан түрі", "type", "promo type", "promotion type", "mechanic", "campaign type", "offer type"],
  fixed_cost_amount: ["постоянные затраты", "фиксированные затраты", "затраты", "расходы", "стоимость акции", "расходы на акцию", "затраты на акцию", "тұрақты шығын", "шығындар", "шығын", "fixed cost", "cost", "fixed costs", "total cost", "campaign cost", "постоянные расходы", "фиксированные расходы"],
  contact_cost_amount: ["стоимость контакта", "цена контакта", "затраты на контакт", "стоимость сообщения", "байланыс құны", "бір байланыс құны", "contact cost", "cost per contact", "unit cost", "message cost", "cpc"],
  budget_amount: ["бюджет", "бюджет акции", "плановый бюджет", "науқан бюджеті", "акция бюджеті", "budget", "planned budget", "campaign budget"],
  branches: ["филиалы", "подразделения", "подразделение", "филиал", "центры", "салоны", "участники", "дилерские центры", "бөлімшелер", "бөлімше", "орталықтар", "branch", "locations", "dealers", "sites", "location", "филиалдар", "қатысатын филиалдар"],
};
