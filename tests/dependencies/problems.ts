export interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Package>>;
}
export interface Manifest extends Package {
  readonly scripts?: Readonly<Record<string, string>>;
}

/** What may be built upon by whoever keeps the program for himself. CC-BY-4.0 is of data on browsers, OFL-1.1 of a typeface. */
const licences: ReadonlySet<string> = new Set(["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Unlicense", "MPL-2.0", "BSL-1.0", "OFL-1.1", "CC-BY-4.0"]);
/** They name their licence (MIT) in a way of old that the lockfile does not repeat. */
const saidElsewhere: ReadonlySet<string> = new Set(["busboy", "streamsearch"]);
/** What may run something when it is installed: esbuild looks whether its binary is the right one. */
const mayRun: ReadonlySet<string> = new Set(["esbuild"]);
/**
 * Families of binaries for machines that nobody of us has: npm writes down the optional packages of the machine that it runs on alone, and
 * refuses a lockfile that lacks the others, so those were added by hand, without a sum. A new name is not among them.
 */
const byHand = /^(@duckdb\/node-bindings|@oxlint\/binding|@rollup\/rollup)-(android|darwin|freebsd|linux|openbsd|openharmony|win32)-[\w-]+$/;

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const hooks = ["preinstall", "install", "postinstall", "prepare", "prepublish"];
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** What is wrong with the packages that the project is built of, in sentences; none is good. Asks no network. */
export function dependencyProblems(manifest: Manifest, lock: Lock): string[] {
  const { "": root = {}, ...packages } = lock.packages;
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const said = [
    ...(lock.lockfileVersion === 3 ? [] : [`lockfileVersion is ${lock.lockfileVersion}, not 3`]),
    ...hooks.filter((name) => manifest.scripts?.[name] !== undefined).map((name) => `package.json runs "${name}" on whoever installs it`),
    ...(JSON.stringify({ ...root.dependencies, ...root.devDependencies }) === JSON.stringify(wanted) ? [] : ["package.json and the lockfile name other packages: run npm install"]),
  ];
  for (const [name, version] of Object.entries(wanted)) {
    const locked = packages[`node_modules/${name}`]?.version;
    if (!exact.test(version)) said.push(`${name}: ${version} is no exact version`);
    else if (locked !== version) said.push(`${name}: ${version} is wanted, ${locked ?? "nothing"} is locked`);
  }
  const asked = new Set(Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies).map(([name, version]) => `${name}@${version}`)));
  for (const [path, one] of Object.entries(packages)) said.push(...problemsOf(nameOf(path), one, asked));
  return said;
}

function problemsOf(name: string, { version = "", resolved, integrity, optional, hasInstallScript, link, license }: Package, asked: ReadonlySet<string>): string[] {
  const known = byHand.test(name) && optional === true && asked.has(`${name}@${version}`);
  const said: string[] = [];
  if (link || !exact.test(version.replace(/\+.*$/, ""))) said.push(`${name}: ${version || "a link"} is no exact version`);
  if (resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")) said.push(`${name} comes from ${resolved}`);
  if (integrity === undefined ? !known : !/^sha512-[\w+/]{86}==/.test(integrity)) said.push(`${name}@${version} has no sum that tells it from another`);
  if (hasInstallScript && !mayRun.has(name)) said.push(`${name}@${version} runs a script when it is installed`);
  const fits = (license ?? "").replaceAll(/[()]/g, "").split(/ (?:AND|OR) /).every((part) => licences.has(part));
  if (license === undefined ? !known && !saidElsewhere.has(name) : !fits) said.push(`${name}@${version} has the licence ${license ?? "of nobody knows whom"}`);
  return said;
}
