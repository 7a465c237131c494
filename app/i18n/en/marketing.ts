export const marketing = {
  sections: "Parts of marketing",
  nav_promotions: "Promotions",
  nav_segments: "Segments",
  nav_offers: "Offers",
  nav_programme: "Programme",
  nav_costs: "Win and keep",
};
