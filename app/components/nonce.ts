import { createContext } from "react";

/** The nonce of this page's inline scripts; what the router inserts later carries it too. */
export const NonceContext = createContext("");
