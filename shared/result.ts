/** What a caller must look at before using: a value, or the reason there is none. */
export type Result<Value, Reason> = { ok: true; value: Value } | { ok: false; error: Reason };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const failed = <Reason>(error: Reason): Result<never, Reason> => ({ ok: false, error });
