/** SHA-256, hex, of all that makes the answer to a question what it is; the key of whoever asks is no part of it. */
export async function hashOfQuestion(question: {
  path: string;
  method?: string;
  body?: unknown;
  shape: number;
}): Promise<string> {
  const { path, method = "GET", body = null, shape } = question;
  const text = JSON.stringify([shape, method, path, body]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
