import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { touchpointAliases } from "../links.ts";

/** Header texts of a survey export, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  survey_source: ["источник", "источник опроса", "опрос", "анкета", "название опроса", "система", "сауалнама", "сауалнама көзі", "көзі", "source", "survey", "survey name", "survey id", "system", "questionnaire", "дереккөз", "дереккөзі", "сауалнама атауы"],
  response_no: ["номер ответа", "номер анкеты", "№ анкеты", "id ответа", "номер", "id анкеты", "код ответа", "ид ответа", "жауап нөмірі", "сауалнама нөмірі", "нөмірі", "response id", "response number", "answer no", "answer id", "id", "response", "survey response id", "survey no", "survey number", "survey response no", "questionnaire no"],
  responded_on: ["дата ответа", "дата опроса", "дата анкеты", "дата заполнения", "дата", "дата интервью", "дата звонка", "отвечено", "жауап күні", "сауалнама күні", "күні", "толтырылған күні", "response date", "responded", "responded at", "completed at", "completed on", "date", "survey date", "submit date", "submitted at", "submitted on", "answered on", "interview date", "end date", "жауап берген күні", "жауап берілген күні", "response dt"],
  origin: ["происхождение", "чей опрос", "вид опроса", "кто проводит", "тип опроса", "шығу тегі", "сауалнама түрі", "кім жүргізеді", "survey origin", "survey type", "conducted by", "type"],
  touchpoint: touchpointAliases,
  ...clientAliases,
  visit_no: ["заказ наряд", "номер заказ наряда", "№ заказ наряда", "номер визита", "номер зн", "зн", "тапсырыс наряд нөмірі", "тапсырыс нөмірі", "жұмыс тапсырысы", "тапсырыс наряд", "ro no", "r o no", "ro number", "repair order", "repair order no", "work order", "visit id", "visit number", "order no"],
  contract_no: ["номер договора", "договор", "№ договора", "дкп", "келісімшарт нөмірі", "шарт нөмірі", "contract", "contract number", "deal no", "sales order", "deal number"],
  staff: ["сотрудник", "мастер консультант", "консультант", "менеджер", "продавец", "ответственный", "мастер", "мастер приемщик", "табельный номер", "фио сотрудника", "қызметкер", "кеңесші", "менеджері", "employee", "advisor", "adviser", "service advisor", "salesperson", "staff name", "staff code", "employee name", "consultant", "agent"],
  recommend_score: ["готовность рекомендовать", "рекомендация", "оценка рекомендации", "nps", "порекомендуете", "рекомендует", "индекс рекомендации", "оценка nps", "вероятность рекомендации", "балл nps", "порекомендуете ли вы нас", "готовы ли вы рекомендовать нас", "ұсыну бағасы", "ұсынасыз ба", "ұсынуға дайындығы", "recommend", "nps score", "likelihood to recommend", "recommendation", "recommendation score", "ltr", "would recommend", "recommend 0 10", "score"],
  satisfaction: ["удовлетворенность", "общая удовлетворенность", "оценка", "csi", "общая оценка", "балл csi", "индекс удовлетворенности", "қанағаттану", "жалпы қанағаттану", "жалпы баға", "overall satisfaction", "csi score", "csat", "overall", "overall score", "satisfaction score", "osat", "overall sat", "overall satisfaction score"],
  quality: ["качество", "качество работ", "качество ремонта", "оценка качества", "качество обслуживания", "сапа", "жұмыс сапасы", "quality of work", "work quality", "quality score"],
  price: ["цена", "цена качество", "стоимость", "оценка цены", "соотношение цены и качества", "баға", "бағасы", "value for money", "price score", "value"],
  service: ["сервис", "обслуживание", "оценка сервиса", "уровень сервиса", "қызмет", "қызмет көрсету", "service score", "service quality", "service level"],
  personal: ["персонал", "работа персонала", "вежливость", "отношение", "отношение персонала", "оценка персонала", "вежливость персонала", "қызметкерлер", "сыпайылық", "қызметкерлердің жұмысы", "personnel", "staff attitude", "courtesy", "people", "friendliness", "personal attention"],
  comment: ["комментарий", "отзыв", "комментарий клиента", "пожелания", "примечание", "текст отзыва", "замечания", "комментарии", "пікір", "түсініктеме", "ескерту", "comments", "feedback", "remark", "remarks", "verbatim", "note", "notes", "text"],
};
