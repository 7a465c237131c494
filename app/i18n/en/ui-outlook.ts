/** What is to be expected of a client by models of repeat visits. */
export const uiOutlook = {
  outlook: "Will they come again",
  outlook_chance: "{chance} chance to come again",
  outlook_visits: "{visits} visits a year",
  outlook_money: "about {money}",
  outlook_column: "Chance to return",
  outlook_visits_column: "Expected visits a year",
  outlook_how: "how it was reckoned",
  outlook_from: "Days with a visit: {visits}; {between} days from the first to the last, {known} days from the first to this date. The visits themselves are in the history on this page.",
  outlook_note: "The MBG/NBD model over the visits of all clients, Gamma–Gamma for money; x are repeat visits, t and T the days from the first visit to the last and to this date. It takes visits as random in time: who comes strictly once a year may be underrated, and who fell silent long ago overrated: how many of those really return is told on the page Clients, under the time to return.",
  outlook_few_visits: "cannot tell: fewer than two visits",
  outlook_working: "The chance to return is being worked out anew since the data changed; reload the page in some seconds.",
  outlook_few: "The chance to return cannot be told: too few clients came again.",
  outlook_no_leaving: "The chance to return cannot be told: these data do not show clients leaving for good.",
  outlook_refused: "The chance to return cannot be told: the model does not fit these data.",
  outlook_too_hopeful: "The percentages below only say whom to call first. Of clients silent for so long fewer than one in ten came back within a year, while the model promises them {visits} visits a year on average: it takes visits as random, and a client who fell silent for one who comes rarely.",
} as const;
