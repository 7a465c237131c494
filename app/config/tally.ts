const bounds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;

interface Spread {
  readonly at: number[];
  count: number;
  sum: number;
}

/** Counts of what a server did, and how long it took, as Prometheus reads them. Labels are patterns and names: never values of a request. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #spreads = new Map<string, Spread>();

  /** One more of `name`. */
  add(name: string, labels: Readonly<Record<string, string>>): void {
    const key = keyOf(name, labels);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Something of `name` took so many milliseconds. */
  took(name: string, labels: Readonly<Record<string, string>>, ms: number): void {
    const key = JSON.stringify([name, labels]);
    const spread: Spread = this.#spreads.get(key) ?? { at: bounds.map(() => 0), count: 0, sum: 0 };
    this.#spreads.set(key, spread);
    spread.count++;
    spread.sum += ms / 1000;
    for (const [i, bound] of bounds.entries()) if (ms / 1000 <= bound) spread.at[i] = (spread.at[i] ?? 0) + 1;
  }

  /** The text format of Prometheus, with `gauges` as they are now (name → value, labels within the name). */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = Object.entries(gauges).map(([name, value]) => `${name} ${value}`);
    for (const [key, count] of this.#counts) lines.push(`${key} ${count}`);
    for (const [key, { at, count, sum }] of this.#spreads) {
      const [name, labels] = JSON.parse(key) as [string, Record<string, string>];
      for (const [i, bound] of bounds.entries()) lines.push(`${keyOf(`${name}_bucket`, { ...labels, le: String(bound) })} ${at[i] ?? 0}`);
      lines.push(`${keyOf(`${name}_bucket`, { ...labels, le: "+Inf" })} ${count}`, `${keyOf(`${name}_sum`, labels)} ${Number(sum.toFixed(6))}`, `${keyOf(`${name}_count`, labels)} ${count}`);
    }
    return `${lines.join("\n")}\n`;
  }
}

const keyOf = (name: string, labels: Readonly<Record<string, string>>): string => {
  const said = Object.entries(labels).map(([label, value]) => `${label}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`);
  return said.length ? `${name}{${said.join(",")}}` : name;
};
