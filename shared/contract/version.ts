/** Sent by every client as `Vigie-Contract`. The server answers this and the one before, else 426 (DESIGN 16). */
export const CONTRACT_VERSION = 1;
export const CONTRACT_HEADER = "Vigie-Contract";
/** Name of the request in every reply, as the server's log knows it. */
export const REQUEST_HEADER = "Vigie-Request";
