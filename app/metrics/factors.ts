/** By what a quotient is multiplied for those who read it: complaints in so many visits. */
export const factors: Readonly<Record<string, number>> = { complaints: 100, complaint_rate: 1000 };
