import { demoPath, ownHome, ownHomePath, type Env } from "#app/warehouse/home.server.ts";
import type { Home, ImportOptions } from "#pipelines/index.ts";
import { UsageError } from "./usage-error.ts";

/** How one file would be read, with its first rows and what stays open, before anything is loaded. */
export async function planExport(path: string, options: ImportOptions, env?: Env) {
  const home = await receivingHome(env);
  const { planImport } = await import("#pipelines/index.ts");
  return planImport(home, path, options);
}

/** The demo takes no foreign files, even when LOYALTY_HOME names it. */
export async function receivingHome(env?: Env): Promise<Home> {
  if (ownHomePath(env).path === demoPath()) throw new UsageError("demo_closed");
  return ownHome(env);
}
