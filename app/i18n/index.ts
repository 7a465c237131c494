import * as en from "./en/index.ts";
import * as kk from "./kk/index.ts";
import * as ru from "./ru/index.ts";
import { teach } from "./translate.ts";

export * from "./translate.ts";

teach("ru", ru);
teach("kk", kk);
teach("en", en);
