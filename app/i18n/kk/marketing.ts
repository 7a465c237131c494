export const marketing = {
  sections: "Маркетинг бөлімдері",
  nav_promotions: "Акциялар",
  nav_segments: "Сегменттер",
  nav_offers: "Ұсыныстар",
  nav_programme: "Бағдарлама",
  nav_costs: "Тарту және ұстап қалу",
};
