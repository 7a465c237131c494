import { words } from "./fields/index.ts";

/** What a car is driven for. */
export const usage = words("usage", {
  personal: ["личное", "личный", "частное", "частный", "жеке", "private"],
  commercial: ["коммерческое", "коммерческий", "такси", "служебное", "служебный", "каршеринг", "аренда", "коммерциялық", "қызметтік", "business", "taxi", "fleet", "rental"],
});

export const usageAliases: readonly string[] = ["использование", "назначение", "вид использования", "назначение автомобиля", "пайдалану түрі", "мақсаты", "vehicle usage", "usage type", "use", "пайдалану", "пайдаланылуы", "vehicle use"];

export const plateAliases: readonly string[] = [
  "гос номер", "госномер", "гос № ", "г н", "государственный номер", "рег номер", "регистрационный номер", "номер авто", "номер автомобиля", "грз", "гос знак", "госзнак", "гос рег знак", "регистрационный знак", "номер машины",
  "мемлекеттік нөмір", "мем нөмір", "тіркеу нөмірі", "көлік нөмірі",
  "vehicle reg no", "reg no", "registration no", "registration number", "registration", "license plate", "licence plate", "plate no", "plate number", "vehicle no", "vehicle number", "veh reg no", "regn no", "license no",
];
