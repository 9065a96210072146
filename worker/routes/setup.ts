import type { Context } from "hono";
import { csrf } from "hono/csrf";
import * as z from "zod";
import { Setup, SetupDone } from "#shared/contract/me.ts";
import { showPage, wordsFor } from "../auth/pages/page.ts";
import { setupDonePage, setupPage } from "../auth/pages/setup-page.ts";
import { sameSecret } from "../auth/pkce.ts";
import { isSetUp } from "../db/tenant.ts";
import type { AppEnv } from "../env.ts";
import { AppError, toAppError } from "../errors.ts";
import { limitRate } from "../services/limit-rate.ts";
import { setUp } from "../services/set-up.ts";
import { invalidInput, jsonBody, newRoutes, readJson, refusals, reply } from "../validate.ts";

const RATE = { max: 10, windowMs: 600_000 };
const SECRET_FIELDS = ["secret", "password"];

export const setup = newRoutes();

setup.openAPIRegistry.registerPath({
  method: "post",
  path: "/setup",
  security: [],
  request: { body: jsonBody(Setup) },
  responses: {
    201: reply("The organization and its first administrator exist", SetupDone),
    ...refusals("setup_done", "setup_secret_wrong", "invalid_input", "too_many_requests"),
  },
});

/** Checks the secret before anything else, so that nobody without it learns more. */
async function perform(c: Context<AppEnv>, input: unknown): Promise<{ organizationId: string }> {
  const address = c.req.header("cf-connecting-ip") ?? "";
  await limitRate(c.var.db, `setup|${address}`, RATE, Date.now());
  const { secret } = z.object({ secret: z.string() }).catch({ secret: "" }).parse(input);
  if (!c.env.SETUP_SECRET || !(await sameSecret(secret, c.env.SETUP_SECRET)))
    throw new AppError("setup_secret_wrong");
  const parsed = Setup.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  return setUp(c.var.db, parsed.data, new Date());
}

setup.get("/setup", async (c) => showPage(c, setupPage(wordsFor(c), { done: await isSetUp(c.var.db) })));

setup.post("/setup", csrf(), async (c) => {
  const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
  if (!isForm) return c.json(await perform(c, await readJson(c)), 201);
  const form = await c.req.parseBody();
  const values = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
  const words = wordsFor(c);
  try {
    await perform(c, { ...values, siren: values.siren || null });
    return await showPage(c, setupDonePage(words, new URL(c.req.url).origin));
  } catch (thrown) {
    const problems: Record<string, { problem: string; status: 403 | 409 | 422 | 429 }> = {
      setup_done: { problem: words.setupAlready, status: 409 },
      setup_secret_wrong: { problem: words.setupWrongSecret, status: 403 },
      invalid_input: { problem: words.setupInvalid, status: 422 },
      too_many_requests: { problem: words.tooManyAttempts, status: 429 },
    };
    const { code } = toAppError(thrown);
    const known = problems[code];
    if (!known) throw thrown;
    const shown = Object.fromEntries(
      Object.entries(values).filter(([name]) => !SECRET_FIELDS.includes(name)),
    );
    return showPage(c, setupPage(words, { done: code === "setup_done", values: shown, ...known }));
  }
});
