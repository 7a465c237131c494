/** What somebody tries first who knows whose dashboard this is: words of the trade, makes, places; also typed in the other keyboard layout. */
export const guessableWords: readonly string[] = [
  ..."loyalty dealer dealership service client clients motivation director manager marketer advisor admin administrator password secret welcome login qwerty letmein autosalon avtosalon avto auto motors motor cars garage".split(" "),
  ..."лояльность дилер дилерский сервис клиент клиенты мотивация директор менеджер маркетолог мастер админ администратор пароль секрет логин автосалон салон авто автоцентр машина гараж йцукен привет любовь".split(" "),
  ..."клиенттер қызмет құпиясөз құпия автокөлік көлік дилерлік басшы әкімші сәлем".split(" "),
  ..."gfhjkm ghbdtn lbkth lbhtrnjh flvby fdnj cthdbc rkbtyn".split(" "),
  ..."lada toyota hyundai kia chevrolet skoda volkswagen nissan renault mazda ford bmw audi mercedes lexus mitsubishi honda haval geely chery changan exeed omoda jac byd zeekr porsche volvo subaru suzuki".split(" "),
  ..."moscow moskva piter almaty astana shymkent karaganda kazan ekaterinburg novosibirsk samara kazakhstan russia москва питер алматы астана шымкент караганда казань екатеринбург новосибирск самара казахстан россия қазақстан".split(" "),
  ..."january february march april may june july august september october november december winter spring summer autumn зима весна лето осень январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
];
