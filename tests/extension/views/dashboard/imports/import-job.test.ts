// @vitest-environment node
import { expect, it } from "vitest";
import { wayOn } from "#extension/views/dashboard/imports/import-job.ts";

const api = (code: "offline" | "import_wrong_company", importId: string | null) => ({
  kind: "api" as const,
  failure: { code, requestId: null },
  importId,
});

it("offers to resume only what the server still holds", () => {
  expect(wayOn(api("offline", "i1"))).toBe("resume");
  expect(wayOn(api("offline", null))).toBe("again");
  expect(wayOn(api("import_wrong_company", "i1"))).toBe("again");
  expect(wayOn({ kind: "other_file", importId: "i1" })).toBe("other_file");
  expect(wayOn({ kind: "closed", importId: "i1" })).toBe("again");
});
