interface Manifest {
  readonly [id: string]: { readonly id: string; readonly parentId?: string | undefined; readonly path?: string | undefined; readonly index?: boolean | undefined } | undefined;
}

/** Finds the pattern that an address belongs to ("/clients/:id"): what may stand in a log, unlike the address. */
export function patternFinder(routes: Manifest): (pathname: string) => string {
  const pathOf = (id: string): string => {
    const route = routes[id];
    if (!route) return "";
    return [route.parentId === undefined ? "" : pathOf(route.parentId), route.path ?? ""].filter(Boolean).join("/");
  };
  const leaves = Object.values(routes).flatMap((route) => (route && (route.path !== undefined || route.index) ? [`/${pathOf(route.id)}`] : []));
  const rules = leaves.map((pattern) => ({ pattern, words: wordsOf(pattern), rank: rankOf(pattern) })).sort((a, b) => (a.rank < b.rank ? 1 : a.rank > b.rank ? -1 : 0));
  return (pathname) => {
    const page = pagePath(pathname);
    return rules.find(({ words }) => fits(words, wordsOf(page)))?.pattern ?? "other";
  };
}

/** The page that a path is of: the router has a way of its own to ask for a page's data. */
export const pagePath = (pathname: string): string => pathname.replace(/\/_(root)?\.data$|\.data$/, "") || "/";

const wordsOf = (path: string): string[] => path.split("/").filter(Boolean);
/** A word goes before a parameter, from the left; a rest after everything that says more. */
const rankOf = (pattern: string): string => {
  const words = wordsOf(pattern);
  return `${words.at(-1) === "*" ? 0 : 1}${words.map((word) => (word === "*" ? 0 : word.startsWith(":") ? 1 : 2)).join("")}`;
};

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const rest = pattern.at(-1) === "*";
  if (rest ? path.length < pattern.length - 1 : path.length !== pattern.length) return false;
  return pattern.every((word, i) => word === "*" || matches(word, path[i] ?? ""));
}

/** ":id", ":id.json" or a plain word. */
function matches(word: string, said: string): boolean {
  const found = /^:\w+(.*)$/.exec(word);
  return found ? said.length > (found[1] ?? "").length && said.endsWith(found[1] ?? "") : word === said;
}
