// @vitest-environment node
import { describe, expect, it } from "vitest";
import type { TabCustomer } from "#extension/platform/messages.ts";
import { panelSubject } from "#extension/views/sidepanel/panel-subject.ts";
import { subjectOfAddress } from "#extension/views/sidepanel/subject-address.ts";

const id = "019ab000-0000-7000-8000-000000000001";
const row = {
  id,
  revision: 1,
  name: "Menuiserie Kerbrat SAS",
  otherNames: [],
  siren: null,
  sirets: [],
  vats: [],
  domains: [],
  accountNumbers: [],
  links: [],
  riskClass: "C" as const,
  marks: [],
  asOf: "2026-11-20",
  ledgerDate: null,
  figures: null,
};
const tab = (part: Partial<TabCustomer>): TabCustomer => ({
  kind: "unknown",
  customer: null,
  candidates: [],
  seenName: "Kerbrat",
  evidence: [],
  ...part,
});

describe("whom the panel shows", () => {
  it("is the customer it was opened on, before the one of the tab", () => {
    expect(panelSubject("other", tab({ kind: "matched", customer: row }))).toEqual({
      kind: "customer",
      id: "other",
    });
    expect(panelSubject(null, tab({ kind: "matched", customer: row }))).toEqual({ kind: "customer", id });
  });
  it("never picks among several", () => {
    expect(panelSubject(null, tab({ kind: "unsure", candidates: [row] }))).toMatchObject({
      kind: "choose",
      reason: "unsure",
    });
    expect(panelSubject(null, tab({ kind: "conflict", candidates: [row] }))).toMatchObject({
      kind: "choose",
      reason: "conflict",
    });
  });
  it("is a search when nobody is known", () => {
    expect(panelSubject(null, tab({}))).toEqual({ kind: "search", seenName: "Kerbrat" });
    expect(panelSubject(null, null)).toEqual({ kind: "search", seenName: null });
  });
});

it("reads the customer from the address", () => {
  expect(subjectOfAddress(`#/customer/${id}`)).toBe(id);
  expect(subjectOfAddress(`/customers/${id}`)).toBe(id);
  expect(subjectOfAddress("/")).toBeNull();
  expect(subjectOfAddress("/customer/../../etc")).toBeNull();
});
