import { metric } from "../define.ts";
import { ownIntervals, thirteenMonths, twoYearVisitors, visitingCars, yearVisitors } from "../populations/alternatives.ts";

/** Other definitions that the trade goes by, to be put beside the published one. */
const share = { unit: "share", shape: "share", follows: "visits" } as const;

export const carsTwiceShare = metric({ ...share, id: "cars_twice_share", population: visitingCars, numerator: "came_twice", denominator: "car", lookBack: 12 });

export const thirteenMonthRetention = metric({ ...share, id: "thirteen_month_retention", population: thirteenMonths, numerator: "returned", denominator: "visited", lookBack: 25 });

export const bothYearsShare = metric({ ...share, id: "both_years_share", population: twoYearVisitors, numerator: "both_years", denominator: "visitor", parts: ["only_recent", "only_before"], lookBack: 24 });

export const ownIntervalShare = metric({ ...share, id: "own_interval_share", population: ownIntervals, numerator: "on_time", denominator: "has_interval", lookBack: 24 });

export const moreThanOnceShare = metric({ ...share, id: "more_than_once_share", population: yearVisitors, numerator: "came_twice", denominator: "visitor", lookBack: 12 });

/** In the order in which they are compared. */
export const alternatives = [carsTwiceShare, thirteenMonthRetention, bothYearsShare, ownIntervalShare, moreThanOnceShare] as const;
