import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { TabCustomer } from "#extension/platform/messages.ts";
import { SidePanel } from "#extension/views/sidepanel/side-panel.tsx";
import { ok } from "#shared/result.ts";
import { freshBrowser } from "../../a-browser.ts";
import { aProspect } from "../../background/an-outside.ts";
import { aDetail, signedInAs } from "../dashboard/a-signed-in-page.ts";
import { aCandidate, anAnswer } from "../identify/a-candidate.ts";
import { answering, buttonNamed, show, textOf, untilShown } from "../shown.tsx";

const NOBODY: TabCustomer = {
  ...{ kind: "unknown", customer: null, candidates: [], evidence: [] },
  seenName: "Ateliers Corre",
};

beforeEach(async () => {
  freshBrowser();
  const tab = await fakeBrowser.tabs.create({ url: "https://crm.example/clients/1", active: true });
  Object.assign(fakeBrowser.tabs, { query: async () => [tab] });
});

it("identifies the name of the page beside and goes on with the prospect, which is then the page's own", async () => {
  let now: TabCustomer = NOBODY;
  const asked = answering({
    connection: signedInAs("rep"),
    tabCustomer: () => now,
    requestBoard: { requests: [], waiting: 0, writes: [], asOf: null },
    reportBoard: { reports: [], common: [], writes: [], asOf: null },
    customer: aProspect(),
    syncNow: () => {
      now = { ...NOBODY, kind: "matched", customer: aProspect() };
      return ok({ rows: 2, revision: 8 });
    },
    api: ({ path }: { path: string }) =>
      path === "/v1/identifications"
        ? ok(anAnswer([aCandidate()]))
        : path === "/v1/prospects"
          ? ok({ id: aProspect().id, already: false, link: null })
          : path === `/v1/customers/${aProspect().id}`
            ? ok(aDetail({ badge: aProspect() }))
            : { ok: false, error: { code: "not_found", requestId: null } },
  });
  const host = show(<SidePanel />);
  await vi.waitFor(() => buttonNamed(host, "Chercher au registre").click(), 4_000);
  await untilShown(host, "Une entreprise proposée");
  buttonNamed(host, "Retenir cette entreprise").click();
  await untilShown(host, "Prospect : identifié au registre, aucun grand livre.");
  await vi.waitFor(() => expect(textOf(host)).not.toContain("Client de la page"), 4_000);
  expect(asked.filter(({ name }) => name === "syncNow")).toHaveLength(1);
});
