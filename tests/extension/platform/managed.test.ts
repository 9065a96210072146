import { afterEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { managedApiUrl } from "#extension/platform/managed.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  ["https://vigie.company.example/", "https://vigie.company.example"],
  ["vigie.company.example", "https://vigie.company.example"],
  ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["http://vigie.company.example", null],
  ["javascript:alert(1)", null],
  ["", null],
  [7, null],
])("an administrator who sets %j connects to %s", async (apiUrl, origin) => {
  vi.spyOn(fakeBrowser.storage.managed, "get").mockResolvedValue({ apiUrl } as never);
  expect(await managedApiUrl()).toBe(origin);
});
