import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { objectOf } from "#worker/live/object-of.ts";
import { TextKeys } from "#worker/live/text-keys.ts";

const inObject = <Value>(
  work: (keys: (secret: string, organization?: number) => TextKeys) => Promise<Value>,
) =>
  runInDurableObject(objectOf(env, 987_654), (_object, { storage }) =>
    work((secret, organization = 1) => new TextKeys(storage.sql, secret, organization)),
  );

const bytesOf = (key: ArrayBuffer | undefined): number[] => [...new Uint8Array(key ?? new ArrayBuffer(0))];

it("gives one key a report, the same each time, and none that was not made or was forgotten", async () => {
  await inObject(async (keys) => {
    expect((await keys("s").read(["a"], false)).size).toBe(0);
    const made = await keys("s").read(["a", "b"], true);
    expect(made.get("a")?.byteLength).toBe(32);
    expect(bytesOf(made.get("a"))).not.toEqual(bytesOf(made.get("b")));
    const again = await keys("s").read(["a", "b"], true);
    expect([...again.values()].map(bytesOf)).toEqual([...made.values()].map(bytesOf));
    keys("s").forget(["a"]);
    expect([...(await keys("s").read(["a", "b"], false)).keys()]).toEqual(["b"]);
  });
});

it("opens nothing under another secret or for another organization; what is written next has a key again", async () => {
  await inObject(async (keys) => {
    const made = bytesOf((await keys("s").read(["c"], true)).get("c"));
    expect((await keys("other").read(["c"], false)).size).toBe(0);
    expect((await keys("s", 2).read(["c"], false)).size).toBe(0);
    expect(bytesOf((await keys("s").read(["c"], false)).get("c"))).toEqual(made);
    const after = bytesOf((await keys("other").read(["c"], true)).get("c"));
    expect(after).toHaveLength(32);
    expect(bytesOf((await keys("other").read(["c"], false)).get("c"))).toEqual(after);
  });
});
