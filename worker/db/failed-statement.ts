import { DrizzleQueryError } from "drizzle-orm/errors";

/** The SQL and stack of a statement that failed, without its parameters (names, e-mails); null for any other error. */
export function failedStatement(cause: Error): string | null {
  if (!(cause instanceof DrizzleQueryError)) return null;
  const { query, message, stack = "" } = cause;
  const frames = stack.startsWith(`Error: ${message}`) ? stack.slice(`Error: ${message}`.length) : "";
  return `Failed query: ${query}${frames}`;
}
