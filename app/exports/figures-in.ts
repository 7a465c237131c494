import type { Figure } from "#app/metrics/types.ts";

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const isFigure = (node: Node): boolean => typeof node["metric"] === "string" && typeof node["definition"] === "string" && typeof node["as_of"] === "string" && typeof node["unit"] === "string" && isNode(node["by"]) && "value" in node;

/**
 * Every figure in the data of a page, in the order met, each once. A goal is set beside figures in their shape and is none: it has no
 * numbers behind it.
 */
export function figuresIn(data: unknown): Figure[] {
  const found = new Map<string, Figure>();
  const walk = (value: unknown): void => {
    if (!isNode(value)) return;
    if (isFigure(value)) {
      const figure = value as unknown as Figure;
      const key = JSON.stringify([figure.metric, figure.definition, figure.as_of, figure.by, figure.value, figure.n]);
      if (!found.has(key)) found.set(key, figure);
      return;
    }
    const isGoal = value["kind"] === "goal" && isNode(value["from"]);
    for (const [name, child] of Object.entries(value)) if (!(isGoal && name === "from")) walk(child);
  };
  walk(data);
  return [...found.values()];
}

/** The definitions with their versions that the figures were computed by. */
export const definitionsIn = (figures: readonly Figure[]): string[] => [...new Set(figures.map(({ definition }) => definition))].sort();
