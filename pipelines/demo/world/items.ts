import type { VisitKind } from "../truth.ts";

/** A work or a part of the price list: code, Russian and English name, weight. */
export type Item = readonly [code: string, name: string, english: string, weight: number];

export const works: Record<VisitKind, readonly Item[]> = {
  maintenance: [["W-1001", "Замена масла и фильтра", "Oil and filter change", 46], ["W-1010", "ТО-10 000 км", "10,000 km service", 22], ["W-1015", "ТО-15 000 км", "15,000 km service", 18], ["W-1030", "ТО-30 000 км", "30,000 km service", 9], ["W-1060", "ТО-60 000 км", "60,000 km service", 5]],
  repair: [["W-2001", "Замена передних тормозных колодок", "Front brake pads R&R", 34], ["W-2002", "Замена амортизаторов", "Shock absorbers R&R", 18], ["W-2003", "Диагностика ходовой части", "Suspension check", 24], ["W-2004", "Замена ремня ГРМ", "Timing belt R&R", 10], ["W-2005", "Ремонт кондиционера", "A/C repair", 14]],
  warranty: [["W-3001", "Обновление блока управления", "ECU update", 40], ["W-3002", "Замена по гарантии", "Warranty replacement", 60]],
  body: [["W-4001", "Окраска детали", "Panel paint", 55], ["W-4002", "Ремонт бампера", "Bumper repair", 30], ["W-4003", "Полировка кузова", "Body polish", 15]],
  tyres: [["W-5001", "Сезонная смена шин R17", "Seasonal tyre change R17", 60], ["W-5002", "Сезонная смена шин R19", "Seasonal tyre change R19", 25], ["W-5003", "Балансировка", "Wheel balancing", 15]],
  parts: [["W-9001", "Подбор запчастей", "Parts lookup", 1]],
  wash: [["W-6001", "Мойка комплексная", "Full wash", 80], ["W-6002", "Химчистка салона", "Interior cleaning", 20]],
  accessories: [["W-7001", "Установка сигнализации", "Alarm fitting", 50], ["W-7002", "Установка сетки радиатора", "Grille mesh fitting", 30], ["W-7003", "Тонировка", "Window tint", 20]],
  other: [["W-8001", "Развал-схождение", "Wheel alignment", 70], ["W-8002", "Эвакуация", "Towing", 30]],
};

export const spares: Record<VisitKind, readonly Item[]> = {
  maintenance: [["08880-83322", "Масло моторное 5W-30, 4 л", "Engine oil 5W-30 4L", 50], ["90915-YZZE1", "Фильтр масляный", "Oil filter", 24], ["17801-21050", "Фильтр воздушный", "Air filter", 14], ["87139-50100", "Фильтр салона", "Cabin filter", 12]],
  repair: [["04465-33471", "Колодки тормозные передние", "Front brake pads", 36], ["48510-8Z212", "Амортизатор передний", "Front shock absorber", 20], ["43512-06150", "Диск тормозной", "Brake disc", 20], ["28800-0H040", "Аккумулятор 60 А·ч", "Battery 60 Ah", 24]],
  warranty: [["89661-02T10", "Блок управления", "Control unit", 30], ["16100-39466", "Насос водяной", "Water pump", 70]],
  body: [["52119-0X922", "Бампер передний", "Front bumper", 50], ["81110-0X330", "Фара левая", "Headlamp LH", 30], ["PAINT-01", "Материалы лакокрасочные", "Paint materials", 20]],
  tyres: [["WGT-100", "Грузики балансировочные", "Balance weights", 100]],
  parts: [["85222-42120", "Щётка стеклоочистителя", "Wiper blade", 30], ["PZ434-00112", "Жидкость омывателя", "Screen wash", 40], ["90919-01275", "Свеча зажигания", "Spark plug", 30]],
  wash: [["CHEM-01", "Шампунь", "Shampoo", 1]],
  accessories: [["PZ471-X0031", "Коврики салона", "Floor mats", 45], ["PZ049-33070", "Сигнализация", "Alarm kit", 35], ["PZ402-A1202", "Сетка радиатора", "Grille mesh", 20]],
  other: [["MAT-01", "Материалы расходные", "Consumables", 1]],
};
