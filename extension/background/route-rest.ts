import type { MessageName, Reply } from "#extension/platform/messages.ts";
import { answerLookUp } from "./answer-look-up.ts";
import { handlers } from "./handlers.ts";
import { heedLive } from "./live-reasons.ts";
import { capSightings, mayAsk, mayBring, mayCheck, mayClaim } from "./page-counts.ts";
import { ASKS } from "./parse-ask.ts";
import type { From } from "./sender.ts";

const isName = (name: unknown): name is MessageName =>
  typeof name === "string" && Object.hasOwn(handlers, name);

type Checked = { name: MessageName; ask: unknown };

const read = (message: unknown): Checked | null => {
  if (typeof message !== "object" || message === null || !("name" in message)) return null;
  const { name } = message;
  if (!isName(name)) return null;
  const parsed = ASKS[name].safeParse("ask" in message ? message.ask : null);
  return parsed.success ? { name, ask: parsed.data } : null;
};

const answerRules = (
  { name, ask }: Checked,
  from: Extract<From, { kind: "page" }>,
): Promise<unknown> | undefined => {
  if (name === "rulesHere") return handlers.rulesHere.answer(null, from);
  if (name === "ruleRested") return handlers.ruleRested.answer(ASKS.ruleRested.parse(ask), from);
  return name === "teachChanged" ? handlers.teachChanged.answer(null, from) : undefined;
};

/** The customer of a verdict counts as a name that is asked for; the verdicts on it are capped besides. */
const answerCheck = async (
  ask: unknown,
  from: Extract<From, { kind: "page" }>,
  now: number,
): Promise<Reply<"checkOrder"> | undefined> => {
  if (!mayCheck(from.tabId, now)) return undefined;
  const asked = ASKS.checkOrder.parse(ask);
  const [through] = await capSightings(from.tabId, [asked.sighting], now);
  return through === undefined
    ? undefined
    : handlers.checkOrder.answer({ ...asked, sighting: through }, from);
};

const answerPage = async (
  { name, ask }: Checked,
  from: Extract<From, { kind: "page" }>,
  now: number,
): Promise<unknown> => {
  if (name === "lookUp") return answerLookUp(ASKS.lookUp.parse(ask), from, now);
  if (name === "checkOrder") return answerCheck(ask, from, now);
  if (name === "wake") return mayClaim(from.tabId, now) ? handlers.wake.answer(null, from) : undefined;
  if (name === "bringPart" && !mayBring(from.tabId, now)) return undefined;
  if (name === "rulesHere" || name === "ruleRested" || name === "teachChanged")
    return mayAsk(from.tabId, now) ? answerRules({ name, ask }, from) : undefined;
  if (name === "pageFound")
    return mayClaim(from.tabId, now) ? handlers.pageFound.answer(ASKS.pageFound.parse(ask), from) : undefined;
  if (name === "claimRecord")
    return mayClaim(from.tabId, now)
      ? handlers.claimRecord.answer(ASKS.claimRecord.parse(ask), from)
      : undefined;
  if (name === "bringPart") return handlers.bringPart.answer(ASKS.bringPart.parse(ask), from);
  if (name === "openSurface") return handlers.openSurface.answer(ASKS.openSurface.parse(ask), from);
  if (name !== "describe") return undefined;
  const { scope, sighting } = ASKS.describe.parse(ask);
  const [through] = await capSightings(from.tabId, [sighting], now);
  return through === undefined ? null : handlers.describe.answer({ scope, sighting: through }, from);
};

/** Answers what is no look-up of a page (`route`). */
export const routeRest = async (message: unknown, from: From, now: number): Promise<unknown> => {
  heedLive();
  const checked = read(message);
  if (checked === null || from.kind === "nobody" || handlers[checked.name].from !== from.kind)
    return undefined;
  if (from.kind === "page") return answerPage(checked, from, now);
  const answer = handlers[checked.name].answer as (ask: unknown, from: From) => Promise<unknown>;
  return answer(checked.ask, from);
};
