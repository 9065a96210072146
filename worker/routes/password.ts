import { csrf } from "hono/csrf";
import * as z from "zod";
import { showPage, wordsFor } from "../auth/pages/page.ts";
import { noPasswordPage, passwordDonePage, passwordPage } from "../auth/pages/password-page.ts";
import { toAppError } from "../errors.ts";
import { changePassword } from "../services/change-password.ts";
import { newRoutes } from "../validate.ts";

const Text = z.string().max(200).catch("");
const Form = z.object({
  email: Text,
  oldPassword: Text,
  newPassword: z.string().catch(""),
  again: z.string().catch(""),
});

/** A page of its own: the extension links to it, and nobody needs to be signed in in the browser. */
export const password = newRoutes();

password.get("/password", (c) => {
  const words = wordsFor(c);
  return showPage(c, c.env.PASSWORD_SIGN_IN === "on" ? passwordPage(words) : noPasswordPage(words));
});

password.post("/password", csrf(), async (c) => {
  const words = wordsFor(c);
  if (c.env.PASSWORD_SIGN_IN !== "on") return showPage(c, noPasswordPage(words));
  const { again, ...form } = Form.parse(await c.req.parseBody());
  const refused = (problem: string, status: 401 | 422 | 429) =>
    showPage(c, passwordPage(words, { email: form.email, problem, status }));
  if (again !== form.newPassword) return refused(words.passwordsDiffer, 422);
  try {
    const address = c.req.header("cf-connecting-ip") ?? "";
    await changePassword(c.var.db, { ...form, address }, new Date());
    return showPage(c, passwordDonePage(words));
  } catch (thrown) {
    switch (toAppError(thrown).code) {
      case "sign_in_failed":
        return refused(words.wrongPassword, 401);
      case "invalid_input":
        return refused(words.passwordUnfit, 422);
      case "too_many_requests":
        return refused(words.tooManyAttempts, 429);
      default:
        throw thrown;
    }
  }
});
