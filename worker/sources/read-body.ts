export type Body = { kind: "text"; text: string } | { kind: "too_large" };

/** Reads a body up to a number of bytes; throws when it breaks off. */
export async function readBody(response: Response, mostBytes: number): Promise<Body> {
  if (response.body === null) return { kind: "text", text: "" };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: "text", text: text + decoder.decode() };
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return { kind: "too_large" };
    }
    text += decoder.decode(value, { stream: true });
  }
}
