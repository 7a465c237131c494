import type { KeyRef } from "#pipelines/state/index.ts";
import type { Step } from "./changes.ts";
import { promoContact, sale, staffRow, survey, visit, visitLine, type StagedRow } from "./factory.ts";

const land = (...rows: readonly StagedRow[]): Step => ({ do: "land", rows, older: false });
const undo = (which: number): Step => ({ do: "undo", which });
const key = (key_value: string): KeyRef => ({ key_type: "phone", code_space: null, key_value });
const same = (left: string, right: string): Step => ({ do: "decide", decision: { verdict: "same", left: key(left), right: key(right) } });

const anna = { phone: "+77010000001", client_name: "Анна" };
const boris = { phone: "+77010000002", client_name: "Борис" };
const car = { vin: "VIN1" };

/** One way each in which rows that nobody touched change with those that somebody did. */
export const histories: readonly (readonly [what: string, steps: readonly Step[]])[] = [
  ["an order that has but its car, when the owner comes and goes", [land(visit("1", car)), land(visit("2", { ...anna, ...car, closed_on: "2026-03-01" })), undo(1)]],
  ["a car whose only owner comes again, also before his first day, and whose rows go", [land(visit("1", { ...anna, ...car }), visit("2", { ...car, closed_on: "2026-03-05" })), land(visit("3", { ...anna, ...car, closed_on: "2026-03-12" })), land(visit("4", { ...anna, ...car, closed_on: "2026-03-01" })), undo(0), land(visit("3", { ...boris, ...car }))]],
  ["an order that another reverses", [land(visit("1", anna)), land(visit("2", { ...anna, total_amount: -5, reverses_no: "1" })), undo(1)]],
  ["the days of a client whose order proves to be another's", [land(visit("1", anna), visit("2", { ...anna, closed_on: "2026-03-11" })), land(visit("1", boris)), undo(1)]],
  ["all orders of two clients whom a third record joins", [land(visit("1", { ...anna, ...car }), visit("2", boris)), land(visit("3", { ...anna, email: "a@x.kz" })), land(visit("4", { ...boris, email: "a@x.kz" })), undo(2)]],
  ["a purchase whose car is paid for later", [land(sale("1", { ...anna, ...car })), land(visit("1", { ...boris, ...car, closed_on: "2026-03-20" })), undo(1)]],
  ["an answer to an order that comes later", [land(survey("1", { visit_no: "1" })), land(visit("1", anna)), undo(1)]],
  ["an answer about a contract that comes later", [land(survey("1", { contract_no: "1", touchpoint: "sale" })), land(sale("1", anna)), undo(1)]],
  ["an answer of a client whose visit comes later", [land(survey("1", anna)), land(visit("1", anna)), undo(1)]],
  ["a work whose order comes later", [land(visitLine("1")), land(visit("1", anna)), undo(1)]],
  ["the next contact of a promotion when the first goes", [land(promoContact("MAY", { ...anna, contacted_on: "2026-03-01" })), land(promoContact("MAY", { ...anna, email: "a@x.kz", contacted_on: "2026-03-02" })), undo(0)]],
  ["orders whose advisor the payroll knows under a code", [land(visit("1", { ...anna, advisor: "Ким А." })), land(staffRow("7", { name: "Ким Анна" })), undo(1)]],
  ["a verdict on keys of which one is still to come", [land(visit("1", anna)), same(anna.phone, boris.phone), land(visit("2", boris)), undo(1)]],
  ["the same verdict said the other way round", [land(visit("1", anna)), same(boris.phone, anna.phone), land(visit("2", boris)), undo(1)]],
];
