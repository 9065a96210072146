import { html } from "hono/html";
import type { Page } from "./page.ts";
import { problemNote } from "./page.ts";
import type { Words } from "./words.ts";

type State = { done: boolean; problem?: string; values?: Record<string, string>; status?: Page["status"] };

/** The form that makes the organization and its first administrator; once there is one, a sentence that says so. */
export function setupPage(words: Words, { done, problem, values = {}, status }: State): Page {
  const field = (id: string, label: string, attributes: string[], hint?: string) => html`
    <label for="${id}">${label}</label>
    <input id="${id}" name="${id}" value="${values[id] ?? ""}" type="${attributes[0]}" autocomplete="${attributes[1]}" ${attributes[2] === "optional" ? "" : "required"} ${hint ? html`aria-describedby="${id}-hint"` : ""}>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ""}`;
  return {
    title: words.setupTitle,
    ...(status && { status }),
    body: done
      ? html`${problemNote(problem)}<p>${words.setupAlready}</p>`
      : html`${problemNote(problem)}
        <p>${words.setupIntro}</p>
        <form method="post" action="/setup">
          ${field("secret", words.setupSecret, ["password", "off"], words.setupSecretHint)}
          ${field("organizationName", words.organizationName, ["text", "organization"])}
          ${field("siren", words.siren, ["text", "off", "optional"])}
          ${field("name", words.name, ["text", "name"])}
          ${field("email", words.email, ["email", "username"])}
          ${field("password", words.newPassword, ["password", "new-password"])}
          <button type="submit">${words.setupCreate}</button>
        </form>`,
  };
}

/** What the first administrator reads when all is done. */
export const setupDonePage = (words: Words, address: string): Page => ({
  title: words.setupDoneTitle,
  status: 201,
  body: html`<p>${words.setupDone}</p><p><code>${address}</code></p>`,
});
