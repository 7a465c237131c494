import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#app/warehouse/home.server.ts";

const sources = ["app", "pipelines", "public", "package-lock.json", "package.json", "react-router.config.ts", "tsconfig.json", "vite.config.ts"];
const stamp = (): string => join(projectRoot(), "build", "sources.sha256");

/** Whether the built pages are there and were made from these very sources. */
export async function isBuilt(): Promise<boolean> {
  if (!existsSync(stamp()) || !existsSync(join(projectRoot(), "build", "server", "index.js"))) return false;
  return (await readFile(stamp(), "utf8")) === (await fingerprint());
}

/** Builds the pages; what the builder says goes to stderr. Gives whether it worked. */
export async function build(): Promise<boolean> {
  const before = await fingerprint();
  const tool = join(projectRoot(), "node_modules", "@react-router", "dev", "bin.js");
  const builder = spawn(process.execPath, [tool, "build"], { cwd: projectRoot(), stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "production" } });
  const said: Buffer[] = [];
  builder.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  builder.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((done, fail) => builder.once("error", fail).once("close", done));
  if (code !== 0) process.stderr.write(Buffer.concat(said));
  else await writeFile(stamp(), before);
  return code === 0;
}

/** A hash of every source, by content: a copied or re-dated tree is not built again. */
async function fingerprint(): Promise<string> {
  const root = projectRoot();
  const listed = await Promise.all(sources.filter((name) => existsSync(join(root, name))).map(filesIn));
  const hash = createHash("sha256");
  for (const name of listed.flat().sort()) hash.update(`${name}\0`).update(await readFile(join(root, name)));
  return hash.digest("hex");
}

async function filesIn(name: string): Promise<string[]> {
  if (/\.\w+$/.test(name)) return [name];
  const entries = await readdir(join(projectRoot(), name), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(projectRoot().length + 1));
}
