import { areaOf, currentScope } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import type { Signal } from "./rules.ts";

/** Whether a signal is of what the viewer reads. One of the whole group, or that holds a branch against it, is for who reads all branches. */
export function isForViewer({ kind, figure }: Pick<Signal, "kind" | "figure">): boolean {
  const scope = currentScope(areaOf({ id: figure.metric }, [], {}));
  if (scope === null || scope.people !== null) return false;
  const branch = figure.by["branch"];
  return scope.branches === null || (kind !== "funnel" && typeof branch === "string" && scope.branches.includes(branch));
}

/** Whether the viewer says for everybody what is signalled, and sees to whom it is mailed. */
export const setsRules = (): boolean => currentViewer().roles.some((role) => role === "director" || role === "admin" || role === "marketer");
