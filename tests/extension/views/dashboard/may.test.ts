// @vitest-environment node
import { describe, expect, it } from "vitest";
import { changesOf } from "#extension/views/dashboard/limits/change-dialog.tsx";
import { isCreditDesk, maySetLimits, screensOf } from "#extension/views/dashboard/may.ts";
import type { Me } from "#shared/contract/me.ts";

type Member = Pick<Me, "role" | "setsLimits" | "visibility">;
const member = (role: Me["role"], setsLimits?: boolean, detail: "figures" | "class" = "figures"): Member => ({
  role,
  visibility: { scope: "all", detail },
  ...(setsLimits !== undefined && { setsLimits }),
});

describe("screens", () => {
  it("are each role's own", () => {
    expect(screensOf(member("rep"))).toEqual(["customers"]);
    expect(screensOf(member("analyst", true))).not.toContain("organization");
    expect(screensOf(member("analyst", true))).toEqual(expect.arrayContaining(["deadlines", "watch"]));
    expect(screensOf(member("admin", true))).toContain("organization");
  });

  it("begin with customers for a manager with authority, who has the list of limits too", () => {
    expect(screensOf(member("manager", true))).toEqual(["customers", "warnings", "deadlines", "limits"]);
    expect(screensOf(member("manager", false))).toEqual(["customers", "warnings", "deadlines"]);
    expect(screensOf(member("rep", true, "class"))).toEqual(["customers"]);
  });
});

describe("who may", () => {
  it("leaves events and disputes to analysts and admins", () => {
    expect((["rep", "manager", "analyst", "admin"] as const).filter(isCreditDesk)).toEqual([
      "analyst",
      "admin",
    ]);
    expect(changesOf(member("manager", true))).toEqual(["approved", "temporary"]);
    expect(changesOf(member("analyst", true))).toEqual(["approved", "temporary", "event", "dispute"]);
  });

  it("set limits is told by the server; by the role where it tells nothing", () => {
    expect(maySetLimits(member("manager", true))).toBe(true);
    expect(maySetLimits(member("rep", true))).toBe(true);
    expect(maySetLimits(member("manager"))).toBe(false);
    expect(maySetLimits(member("analyst"))).toBe(true);
  });
});
