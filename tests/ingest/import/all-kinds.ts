import { random } from "#app/stats/random.ts";

/**
 * Small exports of every kind that says who somebody is: the same thirty people under now one, now another of their keys, or by their
 * car alone. First line the header; every natural key once. Nothing in them depends on an order.
 */
export function exportsOfAllKinds(seed: number): Record<string, readonly string[]> {
  const source = random(seed);
  const below = (n: number): number => Math.floor(source.uniform() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const day = (): string => new Date(Date.UTC(2023, 5, 1) + below(1090) * 864e5).toISOString().slice(0, 10);
  const people = Array.from({ length: 30 }, (_, i) => ({
    code: `K${i}`,
    name: `${pick(["Иванов", "Ахметова", "Ким", "Петрова", "Оспанов"])} ${pick(["Дмитрий", "Анна", "Ерлан"])}`,
    phone: `8701${String(1_234_000 + i)}`,
    email: `p${i}@mail.kz`,
    card: `99${String(1000 + i)}`,
    vin: `XTA2109900${String(1_000_000 + (i % 24))}`, // six cars change hands
  }));
  type Person = (typeof people)[number];
  const client = "client_code,client_name,phone,email,card_no";
  const said = (p: Person): string => {
    const shown = { code: source.uniform() < 0.5, phone: source.uniform() < 0.5, email: source.uniform() < 0.3, card: source.uniform() < 0.3 };
    const some = shown.code || shown.phone || shown.email || shown.card;
    return [shown.code ? p.code : "", source.uniform() < 0.8 ? p.name : "", shown.phone || !some ? p.phone : "", shown.email ? p.email : "", shown.card ? p.card : ""].join(",");
  };
  const nobody = ",,,,";
  const rows = (n: number, row: (p: Person, i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(pick(people), i + 1));
  const branch = (): string => pick(["Центр", "Север", "Юг"]);
  const amount = (): string => `${100 + below(90_000)}.${below(10)}0`;
  return {
    visits: [`branch,visit_no,closed_on,${client},vin,payer,advisor,total_amount`, ...rows(90, (p, i) => `${branch()},V${i},${day()},${below(6) ? said(p) : nobody},${below(5) ? p.vin : ""},${pick(["customer", "customer", "warranty"])},${pick(["Ким Анна", "Ли Олег"])},${amount()}`)],
    sales: [`branch,contract_no,sold_on,${client},vin,make,model,condition,price_amount,seller`, ...rows(25, (p, i) => `${branch()},S${i},${day()},${said(p)},${p.vin},Kia,Rio,${pick(["new", "used"])},${amount()},Сид Олег`)],
    surveys: [`survey_source,response_no,responded_on,origin,touchpoint,${client},visit_no,recommend_score`, ...rows(30, (p, i) => `A,Q${i},${day()},internal,${pick(["visit", "sale"])},${below(4) ? said(p) : nobody},${below(3) ? "" : `V${1 + below(90)}`},${below(11)}`)],
    clients: [`${client},since,status`, ...people.map((p) => `${p.code},${p.name},${below(2) ? p.phone : ""},${below(2) ? p.email : ""},${below(2) ? p.card : ""},${day()},${pick(["gold", "card"])}`)],
    vehicles: [`vin,make,${client}`, ...people.slice(0, 24).map((p) => `${p.vin},Kia,${below(3) ? said(p) : nobody}`)],
    points: [`entry_no,${client},booked_on,entry_kind,points`, ...rows(30, (p, i) => `P${i},${said(p)},${day()},${pick(["earn", "redeem"])},${10 + below(90)}`)],
    bookings: [`branch,booking_no,booked_for,${client},vin,status`, ...rows(30, (p, i) => `${branch()},B${i},${day()},${below(4) ? said(p) : nobody},${p.vin},${pick(["kept", "open", "no_show"])}`)],
    tyre_storage: [`storage_no,${client},vin,season,stored_on,branch`, ...rows(20, (p, i) => `T${i},${below(4) ? said(p) : nobody},${p.vin},${pick(["summer", "winter"])},${day()},${branch()}`)],
    promo_contacts: [`promo_code,${client},arm,contacted_on`, ...people.map((p, i) => `A${i % 2},${said(p)},${i % 3 ? "treated" : "holdout"},${day()}`)],
    complaints: [`complaint_no,opened_on,${client},topic`, ...rows(20, (p, i) => `C${i},${day()},${below(4) ? said(p) : nobody},x`)],
    event_guests: [`event_no,${client},invited,attended`, ...people.map((p, i) => `E${i % 3},${said(p)},yes,${pick(["yes", "no"])}`)],
    parts_orders: [`order_no,line_no,${client},item_name,ordered_on`, ...rows(20, (p, i) => `O${i},1,${said(p)},Фильтр,${day()}`)],
    receivables: [`document_no,${client},issued_on,due_on,amount,paid_amount`, ...rows(20, (p, i) => `D${i},${said(p)},${day()},2026-12-31,${amount()},0.00`)],
    benefits: [`benefit_no,${client},kind,used_on`, ...rows(15, (p, i) => `N${i},${said(p)},gift,${day()}`)],
    survey_invitations: [`survey_source,invitation_no,sent_on,touchpoint,${client}`, ...rows(20, (p, i) => `A,I${i},${day()},visit,${said(p)}`)],
    meetings: [`meeting_no,held_on,${client},note`, ...rows(12, (p, i) => `M${i},${day()},${said(p)},x`)],
    visit_lines: ["branch,visit_no,line_no,item_name,line_kind,quantity,amount", ...rows(40, (_p, i) => `${branch()},V${1 + below(90)},${i},Масло,part,1,${amount()}`)],
    staff: ["staff_code,valid_from,name,role,branch", "s1,,Ким Анна,advisor,Центр", "s2,2024-01-01,Ли Олег,advisor,Север", "s3,,Сид Олег,seller,Центр", "s1,2025-01-01,Ким Анна,manager,Юг"],
    promotions: ["promo_code,name,starts_on,ends_on,kind", "A0,Зима,2025-01-01,2025-03-01,discount", "A1,Лето,2025-06-01,2025-08-01,gift"],
  };
}
