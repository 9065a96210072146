// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ACTIONS } from "#extension/views/dashboard/journal/action-text.tsx";

const services = join(process.cwd(), "worker", "services");

it("every action that the Worker writes into the journal has words", () => {
  const written = readdirSync(services, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [...readFileSync(join(services, name), "utf8").matchAll(/\baction: "(\w+)"/g)])
    .map((match) => match[1] ?? "");
  expect(written.length).toBeGreaterThan(15);
  const wordless = written.filter((action) => !(ACTIONS as readonly string[]).includes(action));
  expect(wordless).toEqual([]);
});
