import { afterEach, expect, it } from "vitest";
import { recordFrame } from "#extension/overlay/record-frame.ts";
import type { Send } from "#extension/overlay/send.ts";

const end = new AbortController();
afterEach(() => end.abort());

it("the record of a page is told once for each that it is, at the next look", () => {
  const sent: unknown[] = [];
  const send = ((name: string, ask: unknown) => {
    sent.push([name, ask]);
    return Promise.resolve({ mine: true });
  }) as Send;
  const frame = recordFrame(window, send, () => undefined, end.signal);
  frame.holds("Kerbrat");
  frame.holds("Besson");
  frame.again();
  frame.holds("Besson");
  frame.again();
  frame.again();
  const told = ["claimRecord", { record: true }];
  expect(sent).toEqual([told, told]);
  frame.holds("");
  frame.again();
  expect(sent).toEqual([told, told, ["claimRecord", { record: false }]]);
  expect(frame.mine()).toBe(true);
});
