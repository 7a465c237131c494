/** Как ящики и списки называют статусы, движения баллов, привилегии и затраты. */
export const uiProgramme = {
  tier_vip: "VIP",
  part_was: "были год назад",
  part_up_in: "поднялись сюда",
  part_down_in: "опустились сюда",
  part_joined_level: "год назад не были активны",
  part_up_out: "ушли выше",
  part_down_out: "ушли ниже",
  part_gone: "больше не активны",
  part_by_card: "по номеру карты",
  part_by_code: "по коду клиента",
  part_by_other: "по почте или ИНН",
  row_benefit: "Привилегия",
  n_entries: { one: "{count} начисление", few: "{count} начисления", many: "{count} начислений", other: "{count} начисления" },
  n_moved_entries: { one: "{count} запись", few: "{count} записи", many: "{count} записей", other: "{count} записи" },
  n_benefits: { one: "{count} привилегия", few: "{count} привилегии", many: "{count} привилегий", other: "{count} привилегии" },
  n_spendings: { one: "{count} строка затрат", few: "{count} строки затрат", many: "{count} строк затрат", other: "{count} строки затрат" },
} as const;
