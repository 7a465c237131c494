import { uiLoad } from "./ui-data-load.ts";
import { uiReview } from "./ui-data-review.ts";
import { uiUpload } from "./ui-data-upload.ts";

/** The Data page, in the order a person meets it. */
export const uiData = { ...uiUpload, ...uiReview, ...uiLoad } as const;
