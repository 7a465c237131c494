/** Of the browser, from the connection: the server sets it on every request, whatever the browser says. */
export const addressHeader = "x-loyalty-address";
