import { createContext, type ReactNode } from "react";
import type { DrawnChart } from "./types.ts";

/** What a page puts beside every chart (to save it); nothing unless the page says so. */
export const ChartTools = createContext<((chart: Pick<DrawnChart, "name" | "title" | "subtitle" | "svg">) => ReactNode) | null>(null);
