/** Published data sets that several tests of shrinkage use. */

/** Efron and Morris 1977: hits in the first 45 at-bats, share over the rest of the season, and the two James–Stein columns. */
export const batters = [
  ["Clemente", 18, 0.346, 0.294, 0.29],
  ["F.Robinson", 17, 0.298, 0.289, 0.286],
  ["F.Howard", 16, 0.276, 0.285, 0.281],
  ["Johnstone", 15, 0.222, 0.28, 0.277],
  ["Berry", 14, 0.273, 0.275, 0.273],
  ["Spencer", 14, 0.27, 0.275, 0.273],
  ["Kessinger", 13, 0.263, 0.27, 0.268],
  ["Alvarado", 12, 0.21, 0.266, 0.264],
  ["Santo", 11, 0.269, 0.261, 0.259],
  ["Swoboda", 11, 0.23, 0.261, 0.259],
  ["Unser", 10, 0.264, 0.256, 0.254],
  ["Williams", 10, 0.256, 0.256, 0.254],
  ["Scott", 10, 0.303, 0.256, 0.254],
  ["Petrocelli", 10, 0.264, 0.256, 0.254],
  ["E.Rodriguez", 10, 0.226, 0.256, 0.254],
  ["Campaneris", 9, 0.285, 0.252, 0.249],
  ["Munson", 8, 0.316, 0.247, 0.244],
  ["Alvis", 7, 0.2, 0.242, 0.239],
] as const;
export const AT_BATS = 45;

/** Rat tumours (Tarone 1982; Gelman et al., Bayesian Data Analysis): 70 historical groups and the current one, 4 of 14. */
export const tumours = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 5, 2, 5, 3,
  2, 7, 7, 3, 3, 2, 9, 10, 4, 4, 4, 4, 4, 4, 4, 10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4,
];
export const rats = [
  20, 20, 20, 20, 20, 20, 20, 19, 19, 19, 19, 18, 18, 17, 20, 20, 20, 20, 19, 19, 18, 18, 25, 24, 23, 20, 20, 20, 20, 20, 20, 10, 49, 19, 46, 27,
  17, 49, 47, 20, 20, 13, 48, 50, 20, 20, 20, 20, 20, 20, 20, 48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14,
];

/** Rubin 1981: coaching effects in eight schools and their standard errors. */
export const schools = { y: [28, 8, -3, 7, -1, 1, 18, 12], se: [15, 10, 16, 11, 9, 11, 10, 18] };

/** Colditz et al. 1994: cases and others among the vaccinated, cases and others among the controls, 13 trials of BCG. */
const trials = [
  [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761], [180, 1361, 372, 1079], [8, 2537, 10, 619],
  [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338], [27, 16886, 29, 17825],
] as const;
/** Log risk ratios and their variances. */
export const bcg = {
  y: trials.map(([a, b, c, d]) => Math.log(a / (a + b) / (c / (c + d)))),
  v: trials.map(([a, b, c, d]) => 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
};
