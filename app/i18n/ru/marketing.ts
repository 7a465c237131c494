/** The pages that marketing shares: where they stand, what they have in common. */
export const marketing = {
  sections: "Разделы маркетинга",
  nav_promotions: "Акции",
  nav_segments: "Сегменты",
  nav_offers: "Предложения",
  nav_programme: "Программа",
  nav_costs: "Привлечь и удержать",
};
