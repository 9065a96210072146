import { expect, it } from "vitest";
import { noteWheel } from "#extension/overlay/turned-wheel.ts";

const at = () => (globalThis as { vigieTurnedAt?: number }).vigieTurnedAt;

it("a turn of the wheel counts where the browser says that a person made it, and only there", () => {
  noteWheel();
  window.dispatchEvent(new WheelEvent("wheel"));
  window.dispatchEvent(new Event("scroll"));
  expect(at()).toBe(Number.NEGATIVE_INFINITY);
  const turned = new WheelEvent("wheel");
  Object.defineProperty(turned, "isTrusted", { value: true });
  const before = performance.now();
  window.dispatchEvent(turned);
  expect(at()).toBeGreaterThanOrEqual(before);
  noteWheel();
  expect(at()).toBeGreaterThanOrEqual(before);
});
