import { branchAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of client events, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  event_no: [
    "номер мероприятия", "№ мероприятия", "код мероприятия", "id мероприятия", "номер события", "код события", "id события", "код", "номер",
    "іс шара нөмірі", "іс шара коды", "шара нөмірі", "шара коды", "оқиға нөмірі", "нөмірі",
    "event number", "event id", "event code", "code",
  ],
  held_on: [
    "дата проведения", "дата мероприятия", "проведено", "дата события", "когда", "дата",
    "өткізілген күні", "өткен күні", "іс шара күні", "шара күні", "күні",
    "held", "event date", "date held", "date of event", "date", "took place on",
  ],
  kind: [
    "вид мероприятия", "тип мероприятия", "вид события", "тип события", "формат", "формат мероприятия", "вид", "тип",
    "іс шара түрі", "шара түрі", "түрі", "форматы",
    "event type", "event kind", "type", "format", "type of event", "event category",
  ],
  name: [
    "мероприятие", "название мероприятия", "наименование мероприятия", "название", "наименование", "событие", "тема", "тема мероприятия",
    "іс шара", "іс шара атауы", "шара атауы", "атауы", "шара",
    "event name", "event", "event title", "title", "subject",
    "event description",
  ],
  cost_amount: [
    "затраты", "стоимость", "расходы", "бюджет", "затраты на мероприятие", "расходы на мероприятие", "стоимость мероприятия", "сумма затрат", "сумма",
    "шығын", "шығындар", "іс шара шығыны", "құны", "сомасы",
    "cost", "event cost", "total cost", "costs", "expenses", "expense", "spend", "budget", "event budget", "amount",
    "шығыны", "шығындары", "шығыс",
  ],
  branch: branchAliases,
};
