import { html } from "hono/html";
import type { Page } from "./page.ts";
import { problemNote } from "./page.ts";
import type { Words } from "./words.ts";

type State = {
  ways: ("password" | "oidc")[];
  /** Where to go once signed in; a path of our own. */
  next: string;
  email?: string;
  problem?: string;
  status?: Page["status"];
};

/** The sign-in page: a password form, the company's button, or both. */
export function signInPage(words: Words, { ways, next, email = "", problem, status }: State): Page {
  const password = html`
    <form method="post" action="/sign-in">
      <input type="hidden" name="next" value="${next}">
      <label for="email">${words.email}</label>
      <input id="email" name="email" type="email" autocomplete="username" required value="${email}" ${problem ? "" : "autofocus"}>
      <label for="password">${words.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required ${problem ? "autofocus" : ""}>
      <button type="submit">${words.signIn}</button>
    </form>
    <p><a href="/password">${words.changePassword}</a></p>`;
  const company = html`<a class="button ${ways.includes("password") ? "quiet" : ""}" href="/sign-in/company?next=${encodeURIComponent(next)}">${words.companySignIn}</a>`;
  return {
    title: words.signInTitle,
    ...(status && { status }),
    body: html`${problemNote(problem)}
      ${ways.length === 0 ? html`<p>${words.noWay}</p>` : ""}
      ${ways.includes("password") ? password : ""}
      ${ways.length === 2 ? html`<p class="or">${words.or}</p>` : ""}
      ${ways.includes("oidc") ? company : ""}`,
  };
}

/** For somebody who is signed in already and came without an extension's request. */
export const signedInPage = (words: Words, name: string): Page => ({
  title: words.signedInTitle,
  body: html`<p>${words.signedIn(name)}</p>`,
});
