import { createMiddleware } from "hono/factory";
import { CONTRACT_HEADER, CONTRACT_VERSION } from "#shared/contract/version.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/** Answers this contract and the one before (DESIGN 16). A caller that names none is taken as current. */
export const contractVersion = createMiddleware<AppEnv>(async (c, next) => {
  c.header(CONTRACT_HEADER, String(CONTRACT_VERSION));
  const spoken = Number(c.req.header(CONTRACT_HEADER) ?? CONTRACT_VERSION);
  if (spoken !== CONTRACT_VERSION && spoken !== CONTRACT_VERSION - 1) throw new AppError("contract_too_old");
  await next();
});
