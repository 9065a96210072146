/** Why a source gave nothing. `off`: not switched on; `resting`-like states are `breaker_open`. */
export const UNAVAILABLE = [
  "off",
  "breaker_open",
  "timeout",
  "rate_limited",
  "server_error",
  "not_json",
  "bad_shape",
  "network",
  "key_refused",
] as const;
export type Unavailable = (typeof UNAVAILABLE)[number];

/**
 * What a source said, and when (Unix milliseconds). `cached`: young enough not to ask again; `stale`: the source could not be
 * asked just now, and this is what it said last. `lastFetchedAt`: of an answer too old to be told; null: there never was one.
 */
export type Outcome<Value> = Answered<Value> | NotAnswered;
export type Answered<Value> = { state: "fresh" | "cached" | "stale"; value: Value; fetchedAt: number };
export type NotAnswered = { state: "unavailable"; why: Unavailable; lastFetchedAt: number | null };

/** A question that is not sent at all, and why. */
export type Refused<Why extends string> = { state: "refused"; why: Why };
export const refused = <Why extends string>(why: Why): Refused<Why> => ({ state: "refused", why });

/** The same outcome about something made of its value. */
export const mapOutcome = <Value, Made>(
  outcome: Outcome<Value>,
  make: (value: Value) => Made,
): Outcome<Made> => (outcome.state === "unavailable" ? outcome : { ...outcome, value: make(outcome.value) });
