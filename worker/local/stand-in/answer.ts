/** What a source of the stand-in replies. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});
