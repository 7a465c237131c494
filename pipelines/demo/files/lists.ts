import { dayOf } from "../calendar.ts";
import { branches } from "../truth.ts";
import { promotions } from "../world/promotions.ts";
import { colleagues, type Spell } from "../world/staff.ts";
import type { Cell, Table, TableRow } from "./table.ts";

const loaded = (cells: Cell[]): TableRow => ({ cells, fate: "loaded", counted: 0 });

const position: Record<Spell["role"], string> = { advisor: "Мастер-консультант", seller: "Продавец-консультант", technician: "Автомеханик", manager: "Руководитель", parts: "Менеджер по запчастям" };

/** The payroll: one row a spell. */
export const staffTable = (): Table => ({
  file: "Сотрудники.csv",
  kind: "staff",
  title: [],
  header: ["Табельный номер", "Действует с", "ФИО", "Должность", "Подразделение", "Дата приема", "Дата увольнения"],
  rows: colleagues.flatMap((c) =>
    c.spells.map((s) => loaded([c.code, s.from === null ? null : { day: dayOf(s.from) }, c.name, position[s.role], s.branch, { day: dayOf(c.hiredOn) }, c.leftOn === null ? null : { day: dayOf(c.leftOn) }])),
  ),
});

const promoKind = { discount: "Скидка", gift: "Подарок", cashback: "Кешбэк", points: "Баллы", event: "Мероприятие", message: "Рассылка" };

/** The marketer's list of promotions, costs with the currency beside them. */
export const promotionTable = (): Table => ({
  file: "Акции.csv",
  kind: "promotions",
  title: [],
  header: ["Код акции", "Название", "Начало", "Окончание", "Вид акции", "Постоянные затраты", "Стоимость контакта", "Бюджет", "Филиалы"],
  rows: promotions.map((p) =>
    loaded([
      p.code, p.name, { day: dayOf(p.from) }, { day: dayOf(p.to) }, promoKind[p.kind], tenge(p.fixedCost), tenge(p.contactCost), tenge(p.fixedCost * 1.5),
      p.branches.length === branches.length ? "" : p.branches.join(", "),
    ]),
  ),
});
const tenge = (amount: number): string => `${String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, "\u00a0")} ₸`;
