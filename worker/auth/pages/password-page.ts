import { html } from "hono/html";
import { type Page, problemNote } from "./page.ts";
import type { Words } from "./words.ts";

type State = { email?: string; problem?: string; status?: Page["status"] };

/** The form with which a person replaces a password; the old one is asked, so that a browser left open is not enough. */
export function passwordPage(words: Words, { email = "", problem, status }: State = {}): Page {
  const field = (id: string, label: string, autocomplete: string) => html`
      <label for="${id}">${label}</label>
      <input id="${id}" name="${id}" type="password" autocomplete="${autocomplete}" required>`;
  return {
    title: words.passwordTitle,
    ...(status && { status }),
    body: html`${problemNote(problem)}
      <p>${words.passwordIntro}</p>
      <form method="post" action="/password">
        <label for="email">${words.email}</label>
        <input id="email" name="email" type="email" autocomplete="username" required value="${email}">
        ${field("oldPassword", words.oldPassword, "current-password")}
        ${field("newPassword", words.newPassword, "new-password")}
        ${field("again", words.newPasswordAgain, "new-password")}
        <button type="submit">${words.passwordChange}</button>
      </form>`,
  };
}

export const passwordDonePage = (words: Words): Page => ({
  title: words.passwordDoneTitle,
  body: html`<p>${words.passwordDone}</p>`,
});

/** Where everybody signs in with the company's account there is no password to change. */
export const noPasswordPage = (words: Words): Page => ({
  title: words.passwordTitle,
  status: 403,
  body: html`<p>${words.noPassword}</p>`,
});
