import { signToken, verifyToken } from "../auth/signed-token.ts";

const TEXT = /^live-(\d{1,15})-[0-9a-f-]{36}$/;

/** A new ticket of an organization: its id, and the same signed, in letters that a subprotocol may hold. */
export async function newTicket(
  organization: number,
  secret: string,
): Promise<{ id: string; ticket: string }> {
  const id = `live-${organization}-${crypto.randomUUID()}`;
  const signed = await signToken(id, secret);
  return { id, ticket: signed.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") };
}

/** Whose ticket this is, if we signed it: noise wakes no object. */
export async function readTicket(
  ticket: string,
  secret: string,
): Promise<{ id: string; organization: number } | undefined> {
  const id = await verifyToken(ticket, secret);
  const number = id === undefined ? undefined : TEXT.exec(id)?.[1];
  return id === undefined || number === undefined ? undefined : { id, organization: Number(number) };
}
