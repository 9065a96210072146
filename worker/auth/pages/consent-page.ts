import { html } from "hono/html";
import type { Page } from "./page.ts";
import type { Words } from "./words.ts";

type State = {
  name: string;
  email: string;
  extensionId: string;
  organizations: { id: string; name: string }[];
  request: { redirectUri: string; state: string; codeChallenge: string };
};

/** The click without which no extension gets a token, and the one choice it holds: for which organization. */
export function consentPage(words: Words, { name, email, extensionId, organizations, request }: State): Page {
  const [first, ...others] = organizations;
  if (!first)
    return { title: words.noOrganizationTitle, status: 403, body: html`<p>${words.noOrganization}</p>` };
  const choice =
    others.length === 0
      ? html`<p><strong>${first.name}</strong></p><input type="hidden" name="organization" value="${first.id}">`
      : html`<label for="organization">${words.consentOrganization}</label>
          <select id="organization" name="organization">
            ${organizations.map(({ id, name: label }) => html`<option value="${id}">${label}</option>`)}
          </select>`;
  return {
    title: words.consentTitle,
    formLeadsTo: new URL(request.redirectUri).origin,
    body: html`
      <p>${words.consentAs(name, email)}</p>
      <form method="post" action="/ext/finish">
        ${choice}
        <p>${words.consentExtension(extensionId)}</p>
        <ul><li>${words.consentRead}</li><li>${words.consentAct}</li><li>${words.consentKeep}</li></ul>
        <input type="hidden" name="redirect_uri" value="${request.redirectUri}">
        <input type="hidden" name="state" value="${request.state}">
        <input type="hidden" name="code_challenge" value="${request.codeChallenge}">
        <button type="submit" name="answer" value="allow">${words.allow}</button>
        <button type="submit" name="answer" value="cancel" class="quiet">${words.cancel}</button>
      </form>`,
  };
}
