import { expect, test } from "vitest";
import { desk } from "./factory.ts";

const csv = (...lines: readonly string[]): string => [...lines, ""].join("\n");

test("loaded rows that no client could be found for are counted: by own keys, the owner of the VIN; an answer by its own keys", async () => {
  const { file, load } = await desk();
  const sales = await file("sales.csv", csv(
    "branch,contract_no,sold_on,phone,client_name,vin,make,model,condition,price_amount,seller",
    "Центр,S1,2026-01-10,+77011234567,Иванов Иван,XTA21099043576182,Lada,Vesta,new,5000000,Серик",
    "Центр,S2,2026-01-11,,,XTA21099043576183,Lada,Vesta,new,5000000,Серик", // to nobody
  ));
  const visits = await file("visits.csv", csv(
    "branch,visit_no,closed_on,phone,client_name,vin,total_amount",
    "Центр,V1,2026-02-01,,,XTA21099043576182,100", // the owner's
    "Центр,V2,2026-01-09,,,XTA21099043576182,100", // the day before he bought it
    "Центр,V3,2026-02-01,,,,100", // a counter sale
    "Центр,V4,2026-02-02,,Розничный покупатель,,100", // nobody in particular
    "Центр,V5,2026-02-03,+77017654321,,,100",
    "Центр,V3,2026-02-01,,,,100", // says the same as line 4
    "Центр,V6,2026-02-03,,,,много", // rejected: it counts nowhere
  ));
  const surveys = await file("surveys.csv", csv(
    "survey_source,response_no,responded_on,origin,touchpoint,phone,visit_no,recommend_score",
    "звонки,A1,2026-02-05,internal,visit,+77017654321,,9",
    "звонки,A2,2026-02-05,internal,visit,,V5,9", // names nobody itself, though the visit it is about does
    "звонки,A3,2026-02-05,internal,visit,,,9", // nobody knows whose
    "звонки,A4,2026-02-05,internal,visit,,V3,9", // of a visit of nobody
  ));
  const { files, clients } = await load([sales, visits, surveys]);
  expect(files.map((f) => f.error)).toEqual([undefined, undefined, undefined]);
  expect(files.map((f) => [f.loaded, f.unchanged, f.rejected, f.unidentified])).toEqual([
    [2, 0, 0, 1],
    [5, 1, 1, 3],
    [4, 0, 0, 3],
  ]);
  expect(clients.clients).toBe(2);
});
