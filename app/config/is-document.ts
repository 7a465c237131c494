/** Whether a request is for a page's document, not for the data of a page that the router's script asks for. */
export const isDocument = ({ url }: Pick<Request, "url">): boolean => !new URL(url).pathname.endsWith(".data");
