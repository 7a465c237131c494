import { createContext, type ReactNode } from "react";
import type { DrawnChart } from "./types.ts";

/** A chart in the page: its drawing is looked up when it is wanted. */
export type ShownChart = Pick<DrawnChart, "name" | "title" | "subtitle"> & { readonly svg: () => string };

/** What a page puts beside every chart (to save it); nothing unless the page says so. */
export const ChartTools = createContext<((chart: ShownChart) => ReactNode) | null>(null);
