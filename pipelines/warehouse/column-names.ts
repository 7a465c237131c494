/** String literals, quoted names, words, and single characters. */
const token = /'(?:[^']|'')*'|"[^"]*"|\w+|\s+|[^]/g;
const column = /^(?:\w+|"\w+")\.(?:(\w+)|"(\w+)")$/;

/** One level of parentheses: where the item begins that a select list is at, or null outside of one. */
interface Level {
  item: number | null;
}

/**
 * The same statement with `a.x` in a select list written as `a.x as "x"`. ClickHouse calls the column of a join of three tables "a.x" where two
 * of them have an x; by the standard it is called x.
 */
export function withNames(statement: string): string {
  const out: string[] = [];
  const levels: Level[] = [{ item: null }];
  let before = "";
  const endItem = (level: Level): void => {
    if (level.item === null) return;
    const name = column.exec(out.slice(level.item).join("").trim());
    if (name) out.push(` as "${name[1] ?? name[2]}" `);
    level.item = null;
  };
  for (const [text] of statement.matchAll(token)) {
    const level = levels[levels.length - 1] as Level;
    const word = text.toLowerCase();
    if (word === "from" && before !== "distinct") endItem(level);
    else if (word === "union" || word === "where") endItem(level);
    if (text === ")") {
      endItem(level);
      levels.pop();
    }
    if (text === "," && level.item !== null) {
      endItem(level);
      level.item = out.length + 1;
    }
    out.push(text);
    if (text === "(") levels.push({ item: null });
    if (word === "select" || (word === "distinct" && before === "select")) level.item = out.length;
    if (text.trim()) before = word;
  }
  return out.join("");
}
