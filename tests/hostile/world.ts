import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { currentHome } from "#app/warehouse/home.server.ts";
import { importFiles } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
const table = (...rows: readonly (readonly string[])[]): string => rows.map(quoted).join("\r\n");

/** What nobody may find unescaped on a page, wherever it was typed. */
export const live = /<img src=x|<script>alert|<svg onload/;
export const image = "<img src=x onerror=alert(1)>";
/** Names and words of the files, one for each place that text comes from. */
export const said = {
  file: `=1+1${image}'; drop table core.visit; --.csv`,
  header: `${image}</script><script>alert(2)</script>`,
  branch: "=cmd|' /C calc'!A0",
  other: `@${image}`,
  client: `"><script>alert(1)</script> ${image}`,
  clients: ["__proto__", "constructor", "' or 1=1 --", "\u202Eгnp.exe", "＝1+1", "{{7*7}}", "../../etc/passwd", "+SUM(A1)"],
  advisor: `=HYPERLINK("http://evil.example";"${image}")`,
  comment: `-2+3+cmd|' /C calc'!A0 ${image}`,
} as const;

const day = (at: number): string => `2026-0${1 + (at % 5)}-1${at % 9}`;
const visits = table(
  ["branch", "visit_no", "closed_on", "client_name", "phone", "advisor", "total_amount", "vin", said.header],
  ...Array.from({ length: 12 }, (_, at) => [at % 2 ? said.branch : said.other, `=${at}`, day(at), at < 4 ? said.client : (said.clients[at - 4] ?? ""), `+7701000${String(1000 + Math.floor(at / 2))}`, said.advisor, `${1000 + at}.50`, "XTA00000000000001", image]),
  [said.branch, "=bad", "yesterday", said.client, "+77010009999", said.advisor, "=1+1", "", image],
);
const staff = table(["staff_code", "name", "role", "branch"], ["=A1", said.advisor, "service advisor", said.branch], ["__proto__", `${image} Анна`, "service advisor", said.other]);
const surveys = table(
  ["survey_source", "response_no", "responded_on", "origin", "touchpoint", "phone", "recommend_score", "comment"],
  ...Array.from({ length: 6 }, (_, at) => [image, `@${at}`, day(at), at % 2 ? "internal" : "importer", "visit", `+7701000${String(1000 + at)}`, String(4 + at), at === 5 ? "x".repeat(9_000) : said.comment]),
);
/** A NUL, half of a surrogate pair, a vertical tab, and a name of ten megabytes: it is left out with a warning. */
const odd = Buffer.concat([
  Buffer.from("branch,visit_no,closed_on,client_name,phone,total_amount\r\nЮг,1,2026-01-10,a"),
  Buffer.from([0, 0x0b, 0xed, 0xa0, 0x80]),
  Buffer.from(`b,+77010002001,10.00\r\nЮг,2,2026-01-11,${"я".repeat(5_000_000)},+77010002002,20.00\r\nЮг,3,2026-01-12,Три,+77010002003,30.00\r\n`),
]);

export interface Loaded {
  readonly batches: readonly string[];
  readonly clients: readonly string[];
}

/** Loads files full of it into the current home. Every row of every file is somewhere. */
export async function loadHostile(dir: string): Promise<Loaded> {
  const folder = join(dir, "..", `${dir.split("/").at(-1)}-files`);
  await mkdir(folder, { recursive: true });
  const named: readonly (readonly [string, string | Buffer])[] = [[said.file, visits], ["staff.csv", staff], ["surveys.csv", surveys], ["odd.csv", odd]];
  for (const [name, content] of named) await writeFile(join(folder, name), content);
  const home = await currentHome();
  const { files } = await importFiles(home, named.map(([name]) => join(folder, name)), { today: "2026-06-01" });
  for (const { file, error, rows_read, loaded, unchanged, superseded, rejected } of files) {
    expect([file.slice(-12), error?.code ?? null, loaded + unchanged + superseded + rejected]).toEqual([file.slice(-12), null, rows_read]);
  }
  expect(files.map(({ rows_read, rejected }) => [rows_read, rejected])).toEqual([[13, 1], [2, 0], [6, 0], [3, 0]]);
  const clients = await home.engine.query<{ id: string }>(raw("select cast(client_id as varchar) as id from core.client order by client_id"));
  return { batches: files.map(({ batch }) => batch ?? ""), clients: clients.map(({ id }) => id) };
}
