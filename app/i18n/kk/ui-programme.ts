/** Тізімдер мәртебені, балл қозғалысын, артықшылық пен шығынды қалай атайды. */
export const uiProgramme = {
  tier_vip: "VIP",
  part_was: "бір жыл бұрын болған",
  part_up_in: "төменнен көтерілген",
  part_down_in: "жоғарыдан түскен",
  part_joined_level: "бір жыл бұрын белсенді емес еді",
  part_up_out: "жоғары кеткен",
  part_down_out: "төмен кеткен",
  part_gone: "енді белсенді емес",
  part_by_card: "карта нөмірімен",
  part_by_code: "клиент кодымен",
  part_by_other: "поштамен не ЖСН-мен",
  row_benefit: "Артықшылық",
  n_entries: { one: "{count} есептеу", other: "{count} есептеу" },
  n_moved_entries: { one: "{count} жазба", other: "{count} жазба" },
  n_benefits: { one: "{count} артықшылық", other: "{count} артықшылық" },
  n_spendings: { one: "{count} шығын жолы", other: "{count} шығын жолы" },
} as const;
