import domino from "@mixmark-io/domino";

/**
 * One empty document for every chart of the process: Plot only makes detached nodes with it, so nothing collects in it.
 * No canvas here: a continuous colour legend would throw, use quantize or threshold scales.
 */
export const serverDocument: Document = domino.createDocument("", true);
