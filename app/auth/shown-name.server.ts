import { randomUUID } from "node:crypto";
import { createContext } from "react-router";

/** Whose page it is, as its header says it. */
export interface ShownName {
  readonly name: string;
  readonly initials: string;
}

/** Where a page is made for all who see the same, a place stands for the name; null: the viewer's own. */
export const shownNameContext = createContext<ShownName | null>(null);
export const namePlace: ShownName = { name: randomUUID(), initials: randomUUID() };

export const shownName = (name: string): ShownName => ({ name, initials: name.split(/\s+/).slice(0, 2).map((word) => ([...word][0] ?? "").toUpperCase()).join("") });

/** A name that stands in markup and in script as it is: such a one can be put in its place afterwards. */
export const isPlainName = (name: string): boolean => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,-]*)$/u.test(name);
