import { vehicleAliases } from "../client.ts";
import { companyAliases } from "../company.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a list of persons at business clients, by canonical column; compared folded. A bare "Phone" over it is the person's. */
export const columns: HeaderAliases = {
  ...companyAliases,
  contact_code: [
    "код контакта", "код контактного лица", "id контакта", "номер контакта", "контактное лицо код", "код представителя", "код", "ид контакта", "№ контакта",
    "байланыс тұлғасының коды", "байланыс коды", "тұлға коды",
    "contact id", "contact no", "contact number", "contact person code", "contact person id", "person id", "code",
  ],
  name: [
    "контактное лицо", "фио", "ф и о", "фио контакта", "контакт", "имя", "представитель", "имя контакта", "фио контактного лица", "фамилия имя отчество", "фио водителя", "сотрудник компании",
    "байланыс тұлғасы", "аты жөні", "өкілі", "тұлғаның аты жөні",
    "contact name", "contact", "contact person", "full name", "person", "driver name", "representative", "person name",
  ],
  contact_role: [
    "роль", "роль контакта", "роль контактного лица", "должность", "тип контакта", "вид контакта", "роль в компании", "позиция", "функция",
    "рөлі", "лауазымы", "байланыс түрі", "қызметі",
    "role", "contact type", "position", "job title", "title", "function", "type of contact", "job role",
  ],
  contact_phone: [
    "телефон", "телефон контакта", "мобильный", "мобильный телефон", "сотовый", "моб телефон", "телефон контактного лица", "тел", "номер телефона", "контактный телефон", "phone контакта",
    "ұялы телефон", "байланыс телефоны", "телефон нөмірі", "телефоны",
    "mobile", "mobile no", "mobile number", "mobile phone", "phone no", "phone number", "cell", "cell phone", "contact mobile", "direct phone", "telephone", "tel",
  ],
  contact_email: [
    "e mail", "почта", "электронная почта", "эл почта", "e mail контакта", "email контакта", "почта контакта", "адрес электронной почты", "имейл",
    "электрондық пошта", "пошта", "байланыс поштасы",
    "mail", "email address", "e mail address", "contact e mail", "work email", "personal email",
  ],
  vin: [...(vehicleAliases["vin"] ?? []), "vin закрепленного автомобиля", "закрепленный автомобиль", "бекітілген көлік", "assigned vin", "driver vin"],
  since: ["с", "с даты", "дата начала", "действует с", "работает с", "контакт с", "бастап", "басталған күні", "from", "start date", "valid from", "from date", "since date"],
  until: ["по", "по дату", "дата окончания", "действует до", "действует по", "работал до", "уволен", "дейін", "аяқталған күні", "to", "end date", "valid to", "valid until", "to date", "till", "left on"],
};
