import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#app/warehouse/home.server.ts";

let known: Promise<string> | undefined;

/** Which program computes bonuses: its version, and a hash over the files that do the sums. */
export const codeVersion = (): Promise<string> => (known ??= read());

async function read(): Promise<string> {
  const folder = join(projectRoot(), "app", "bonus");
  const { version } = JSON.parse(await readFile(join(projectRoot(), "package.json"), "utf8")) as { version: string };
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).sort()) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  return `${version}+${hash.digest("hex").slice(0, 12)}`;
}
