// @vitest-environment node
import { describe, expect, it } from "vitest";
import { wishFor } from "#extension/views/ui/idempotency-key.ts";

const call = { method: "POST", path: "/v1/customers/1/limits", body: { amountCents: 100 } };
let count = 0;
const fresh = () => `key-${++count}`;

describe("the key of a wish", () => {
  it("stays when the same wish is tried again after a failure", () => {
    const first = wishFor(null, call, fresh);
    expect(wishFor(first, { ...call }, fresh).key).toBe(first.key);
  });
  it("changes with the amount, the path or the method", () => {
    const first = wishFor(null, call, fresh);
    expect(wishFor(first, { ...call, body: { amountCents: 101 } }, fresh).key).not.toBe(first.key);
    expect(wishFor(first, { ...call, path: "/v1/customers/2/limits" }, fresh).key).not.toBe(first.key);
    expect(wishFor(first, { ...call, method: "PUT" }, fresh).key).not.toBe(first.key);
  });
});
