import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { csrf } from "hono/csrf";
import { html } from "hono/html";
import { TokenReply, TokenRequest } from "#shared/contract/me.ts";
import { browserSession } from "../auth/browser-session.ts";
import { type ExtensionRequest, finishPath, readExtensionRequest } from "../auth/extension-request.ts";
import { consentPage } from "../auth/pages/consent-page.ts";
import { showPage, wordsFor } from "../auth/pages/page.ts";
import { oidcSettings } from "../auth/sign-in-ways.ts";
import { organizationsOf } from "../db/memberships.ts";
import type { AppEnv } from "../env.ts";
import { AppError, toAppError } from "../errors.ts";
import { buyToken, issueCode } from "../services/issue-token.ts";
import { limitRate } from "../services/limit-rate.ts";
import { endOwnSession } from "../services/own-sessions.ts";
import { proveAtCompany, startProof } from "../services/prove-at-company.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const RATE = { max: 30, windowMs: 60_000 };

const postToken = createRoute({
  method: "post",
  path: "/ext/token",
  security: [],
  request: { body: jsonBody(TokenRequest) },
  responses: {
    200: reply("A bearer of this device alone", TokenReply),
    ...refusals("code_expired", "invalid_input", "too_many_requests"),
  },
});

export const ext = newRoutes().openapi(postToken, async (c) => {
  const address = c.req.header("cf-connecting-ip") ?? null;
  await limitRate(c.var.db, `token|${address}`, RATE, Date.now());
  const purchase = { ...c.req.valid("json"), ipAddress: address };
  const { token, expiresAt } = await buyToken(c.var.db, c.env.AUTH_SECRET, purchase, new Date());
  c.header("Cache-Control", "no-store");
  return c.json({ token, expiresAt: expiresAt.toISOString() }, 200);
});

/** People see these addresses, so a refusal is a page. */
async function orRefusedPage(
  c: Context<AppEnv>,
  parameters: Record<string, unknown>,
  answer: (request: ExtensionRequest) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(await readExtensionRequest(c.env, parameters));
  } catch (thrown) {
    if (toAppError(thrown).code !== "redirect_refused") throw thrown;
    const words = wordsFor(c);
    return showPage(c, { title: words.refusedTitle, status: 400, body: html`<p>${words.refused}</p>` });
  }
}

const toSignIn = (c: Context<AppEnv>, request: ExtensionRequest): Response => {
  const page = request.purpose === "reauthenticate" ? "/sign-in/company" : "/sign-in";
  return c.redirect(`${page}?${new URLSearchParams({ next: finishPath(request) })}`);
};

/** Back to the extension, with a code only if the person proved who they are since this request began. */
async function finishProof(
  c: Context<AppEnv>,
  request: ExtensionRequest,
  person: { sessionId: string; userId: string },
): Promise<Response> {
  const provider = oidcSettings(c.env)?.provider ?? "";
  const grant = { userId: person.userId, codeChallenge: request.codeChallenge };
  const proof = await proveAtCompany(c.var.db, grant, provider, new Date());
  await endOwnSession(c.var.db, person, person.sessionId);
  if ("problem" in proof) {
    const words = wordsFor(c);
    const sentence = proof.problem === "not_anew" ? words.proofNotAnew : words.proofTooLate;
    return showPage(c, { title: words.proofFailedTitle, status: 403, body: html`<p>${sentence}</p>` });
  }
  const back = new URL(request.redirectUri);
  back.searchParams.set("state", request.state);
  back.searchParams.set("code", proof.code);
  return c.redirect(back.href);
}

ext.get("/ext/start", (c) =>
  orRefusedPage(c, c.req.query(), async (request) => {
    const person = await browserSession(c.env, c.req.raw.headers);
    if (request.purpose === "reauthenticate") {
      // Whoever sits there signed in is to prove it anew.
      if (person) await endOwnSession(c.var.db, person, person.sessionId);
      await startProof(c.var.db, request.codeChallenge, new Date());
      return toSignIn(c, request);
    }
    return person ? c.redirect(finishPath(request)) : toSignIn(c, request);
  }),
);

ext.get("/ext/finish", (c) =>
  orRefusedPage(c, c.req.query(), async (request) => {
    const person = await browserSession(c.env, c.req.raw.headers);
    if (!person) return toSignIn(c, request);
    if (request.purpose === "reauthenticate") return finishProof(c, request, person);
    const organizations = await organizationsOf(c.var.db, person.userId);
    return showPage(c, consentPage(wordsFor(c), { ...person, ...request, organizations, request }));
  }),
);

ext.post("/ext/finish", csrf(), async (c) => {
  const form = await c.req.parseBody();
  return orRefusedPage(c, form, async (request) => {
    const person = await browserSession(c.env, c.req.raw.headers);
    if (!person) return toSignIn(c, request);
    const back = new URL(request.redirectUri);
    back.searchParams.set("state", request.state);
    if (form.answer !== "allow") {
      back.searchParams.set("error", "access_denied");
      return c.redirect(back.href, 303);
    }
    if (typeof form.organization !== "string") throw new AppError("bad_request");
    const grant = {
      userId: person.userId,
      organizationId: form.organization,
      codeChallenge: request.codeChallenge,
    };
    back.searchParams.set("code", await issueCode(c.var.db, grant, new Date()));
    // The browser's own session has done its work: what stays signed in is the extension.
    await endOwnSession(c.var.db, person, person.sessionId);
    return c.redirect(back.href, 303);
  });
});
