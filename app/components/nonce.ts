import { createContext } from "react";

/** The nonce of this page's inline scripts; only the server knows it, in the browser it reads as "". */
export const NonceContext = createContext("");
