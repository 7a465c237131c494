import { clientAliases } from "../client.ts";
import { companyAliases } from "../company.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of meetings with business clients, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  meeting_no: [
    "номер встречи", "№ встречи", "встреча", "код встречи", "id встречи", "номер события", "номер взаимодействия", "взаимодействие", "номер документа",
    "кездесу нөмірі", "кездесу", "кездесу коды", "құжат нөмірі",
    "meeting number", "meeting id", "meeting", "activity id", "activity no", "event id", "visit report no", "call report no", "no", "id",
  ],
  held_on: [
    "дата встречи", "проведена", "дата проведения", "дата", "дата события", "дата взаимодействия", "состоялась", "когда",
    "кездесу күні", "өткен күні", "өткізілген күні", "күні",
    "held", "meeting date", "date held", "date", "activity date", "event date", "start date", "met on",
  ],
  ...clientAliases,
  client_code: [...(clientAliases["client_code"] ?? []), ...(companyAliases["client_code"] ?? [])],
  client_name: [...(clientAliases["client_name"] ?? []), ...(companyAliases["client_name"] ?? [])],
  contact_code: [
    "код контактного лица", "код контакта", "контактное лицо код", "id контакта", "код представителя",
    "байланыс тұлғасының коды", "байланыс коды",
    "contact code", "contact id", "contact person code",
  ],
  staff: [
    "сотрудник", "менеджер", "ответственный", "кто проводил", "провел", "автор", "исполнитель", "корпоративный менеджер", "табельный номер", "менеджер по корпоративным продажам", "организатор",
    "қызметкер", "менеджері", "жауапты", "кім өткізді", "корпоративтік менеджер",
    "employee", "manager", "account manager", "fleet manager", "owner of activity", "held by", "staff name", "staff code", "responsible", "assigned to", "organizer",
    "sales rep", "sales representative", "account rep",
  ],
  note: [
    "примечание", "комментарий", "итог", "итоги", "результат", "содержание", "описание", "тема", "итоги встречи", "результат встречи", "протокол",
    "ескерту", "түсініктеме", "нәтижесі", "мазмұны", "тақырыбы", "кездесу қорытындысы",
    "notes", "comment", "comments", "summary", "outcome", "result", "subject", "minutes", "description", "remarks",
    "ескертпе",
  ],
};
