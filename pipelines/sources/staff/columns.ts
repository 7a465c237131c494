import { branchAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";

/** Header texts of a payroll export, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  staff_code: ["табельный номер", "таб номер", "таб №", "код сотрудника", "код", "табельный", "номер сотрудника", "id сотрудника", "табель нөмірі", "қызметкер коды", "қызметкердің коды", "employee code", "employee id", "employee no", "emp code", "emp id", "emp no", "personnel no", "staff id", "staff no", "payroll no", "code", "id"],
  valid_from: ["действует с", "дата начала", "с даты", "начало действия", "дата назначения", "дата перевода", "действительно с", "бастап", "күшіне енетін күні", "тағайындалған күні", "from", "effective from", "effective date", "start date", "since", "from date"],
  name: ["фио", "ф и о", "сотрудник", "фио сотрудника", "фамилия имя отчество", "имя", "работник", "физическое лицо", "аты жөні", "қызметкер", "қызметкердің аты жөні", "employee", "employee name", "full name", "emp name", "staff name", "staff"],
  role: ["должность", "роль", "позиция", "специальность", "профессия", "лауазымы", "лауазым", "қызметі", "position", "job title", "title", "job", "designation", "occupation"],
  branch: branchAliases,
  hired_on: ["дата приема", "принят", "дата приема на работу", "прием на работу", "дата найма", "жұмысқа қабылданған күні", "қабылданған күні", "hire date", "hired", "date hired", "joining date", "date of joining", "doj", "employment date", "жұмысқа алынған күні", "join date", "date joined"],
  left_on: ["дата увольнения", "уволен", "увольнение", "дата ухода", "жұмыстан шыққан күні", "босатылған күні", "leave date", "left", "termination date", "date left", "end date", "resignation date", "terminated"],
  manager: ["руководитель", "начальник", "непосредственный руководитель", "менеджер", "басшысы", "жетекші", "supervisor", "reports to", "line manager", "boss", "head"],
};
