import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

const root = join(import.meta.dirname, "..", "..");
const cache = join(root, "node_modules", ".cache", "loyalty-browser");

export interface FoundBrowser {
  readonly name: string;
  launch(): Promise<Browser>;
}

let sought: Promise<FoundBrowser | null> | undefined;
/** A browser that starts here: CHROMIUM_PATH, the one that npm brought, or the system's. Null when none does. Sought once a process. */
export const findBrowser = (): Promise<FoundBrowser | null> => (sought ??= seek());

async function seek(): Promise<FoundBrowser | null> {
  const named = process.env["CHROMIUM_PATH"];
  const candidates = [
    async () => (named ? installed(named) : null),
    fromNpm,
    ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map((path) => async () => installed(path)),
  ];
  for (const candidate of candidates) {
    const found = await candidate();
    if (found && (await starts(found))) return found;
  }
  return null;
}

const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--font-render-hinting=none"];

const installed = (path: string): FoundBrowser | null =>
  existsSync(path) ? { name: path, launch: () => chromium.launch({ executablePath: path, args }) } : null;

/** The package ships the binary and its libraries compressed; unpacked once, beside the other packages. */
async function fromNpm(): Promise<FoundBrowser> {
  const executablePath = join(cache, "chromium");
  if (!existsSync(join(cache, "fonts.conf"))) await unpack();
  const env = { ...definedEnv(), LD_LIBRARY_PATH: join(cache, "al2023", "lib"), FONTCONFIG_FILE: join(cache, "fonts.conf") };
  return { name: "@sparticuz/chromium", launch: () => chromium.launch({ executablePath, args, env }) };
}

const definedEnv = (): Record<string, string> => Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));

/** The package's own configuration names folders of a cloud machine; without any font the browser dies of the first web font. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(cache, "fonts")}</dir><dir>/usr/share/fonts</dir><cachedir>${join(cache, "font-cache")}</cachedir></fontconfig>
`;

async function unpack(): Promise<void> {
  const fresh = `${cache}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const program = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  await writeFile(join(fresh, "fonts.conf"), fontsConf);
  try {
    await rename(fresh, cache);
  } catch (error) {
    if (!existsSync(join(cache, "fonts.conf"))) throw error; // else another worker was first
    await rm(fresh, { recursive: true });
  }
}

async function starts(found: FoundBrowser): Promise<boolean> {
  try {
    const browser = await found.launch();
    await browser.close();
    return true;
  } catch (error) {
    console.warn(`${found.name} does not start: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    return false;
  }
}

/** For tests: the browser, or null with a loud word; where CI demands one, its absence is an error. */
export async function browserForTests(): Promise<FoundBrowser | null> {
  const found = await findBrowser();
  if (found) return found;
  const word = "NO BROWSER: the tests in tests/e2e are skipped. Install Chromium or set CHROMIUM_PATH.";
  if (process.env["LOYALTY_REQUIRE_BROWSER"] === "1") throw new Error(word);
  console.warn(`\n${"!".repeat(word.length)}\n${word}\n${"!".repeat(word.length)}\n`);
  return null;
}
