import type * as z from "zod";
import { AppError } from "../errors.ts";

/** A place in a list (numbers and ASCII text) as the opaque text a client hands back: base64url of JSON. */
export const encodeCursor = (place: readonly (string | number)[]): string =>
  btoa(JSON.stringify(place)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The place of a cursor; `bad_request` for text that this server did not write. */
export function decodeCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch (cause) {
    throw new AppError("bad_request", { cause, fields: [{ path: "cursor", message: "not a cursor" }] });
  }
}
