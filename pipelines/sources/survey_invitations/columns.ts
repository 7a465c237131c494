import { clientAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { staffAliases, touchpointAliases } from "../links.ts";

/** Header texts of an export of questionnaires sent, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  survey_source: [
    "источник", "источник опроса", "опрос", "анкета", "название опроса", "система",
    "сауалнама", "сауалнама көзі", "көзі",
    "source", "survey", "survey name", "survey id", "system", "questionnaire",
    "дереккөз", "дереккөзі", "сауалнама атауы",
  ],
  invitation_no: [
    "номер приглашения", "№ приглашения", "id приглашения", "приглашение", "код приглашения", "ид приглашения", "номер отправки", "id отправки", "номер рассылки", "id сообщения", "номер сообщения",
    "шақыру нөмірі", "шақыру коды", "шақыру", "жіберу нөмірі",
    "invitation id", "invitation number", "invitation", "invite id", "invite no", "invite", "sent id", "message id", "distribution id", "send id", "dispatch no",
  ],
  sent_on: [
    "дата отправки", "отправлено", "отправлена", "дата приглашения", "дата рассылки", "время отправки", "когда отправлено", "дата",
    "жіберілген күні", "жіберу күні", "шақыру күні", "күні",
    "sent", "sent date", "date sent", "sent at", "invitation date", "invited on", "invited at", "send date", "dispatched on", "dispatch date", "date",
  ],
  touchpoint: touchpointAliases,
  ...clientAliases,
  staff: staffAliases,
};
