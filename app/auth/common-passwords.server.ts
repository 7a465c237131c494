import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#app/warehouse/home.server.ts";

let known: Promise<ReadonlySet<string>> | undefined;

/** Passwords that everybody chooses, in lower case: data/common-passwords.txt. */
export const commonPasswords = (): Promise<ReadonlySet<string>> =>
  (known ??= readFile(join(projectRoot(), "data", "common-passwords.txt"), "utf8").then((text) => new Set(text.split("\n").filter((line) => line !== "" && !line.startsWith("#")))));
