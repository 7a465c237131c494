import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a guest list, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  event_no: [
    "номер мероприятия", "№ мероприятия", "код мероприятия", "id мероприятия", "мероприятие", "номер события", "код события", "id события", "событие",
    "іс шара нөмірі", "іс шара коды", "іс шара", "шара нөмірі", "шара коды",
    "event number", "event id", "event code", "event",
  ],
  ...clientAliases,
  client_name: [...(clientAliases["client_name"] ?? []), "гость", "фио гостя", "имя гостя", "приглашенный гость", "участник", "қонақ", "қонақтың аты жөні", "қатысушы", "guest", "guest name", "attendee", "attendee name", "participant"],
  contact_code: [
    "код контакта", "код контактного лица", "id контакта", "контактное лицо код", "код представителя",
    "байланыс тұлғасының коды", "байланыс коды",
    "contact id", "contact person code", "contact person id", "contact code no",
  ],
  invited: [
    "приглашен", "приглашена", "приглашение", "приглашение отправлено", "отправлено приглашение", "был приглашен",
    "шақырылды", "шақырылған", "шақыру жіберілді",
    "invitation", "invite", "invite sent", "invitation sent", "is invited",
  ],
  attended: [
    "пришел", "присутствовал", "участвовал", "посетил", "явка", "присутствие", "посещение", "был", "пришел на мероприятие", "участие", "фактическая явка",
    "келді", "қатысты", "қатысуы", "келуі",
    "attendance", "came", "showed up", "checked in", "check in", "present", "participated", "show",
  ],
};
