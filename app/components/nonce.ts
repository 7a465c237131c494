import { createContext } from "react";

/** The nonce of this page's inline scripts; only the server knows it. */
export const NonceContext = createContext<string | undefined>(undefined);
