import { QueryClientProvider } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import type { Reply } from "#extension/platform/messages.ts";
import { ProofNeeded } from "#extension/views/ui/proof-needed.tsx";
import { newQueryClient } from "#extension/views/ui/query-client.ts";
import type { ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "../../a-browser.ts";
import { answering, buttonNamed, find, show, type, untilShown } from "../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const open = (ways: ReauthenticationState["ways"], proof: Reply<"reauthenticate">) => {
  const asked = answering({ api: ok({ ways, until: null }), reauthenticate: proof });
  const onProved = vi.fn();
  const onSubmit = vi.fn();
  show(
    <QueryClientProvider client={newQueryClient()}>
      <form onSubmit={onSubmit}>
        <ProofNeeded onProved={onProved} />
      </form>
    </QueryClientProvider>,
  );
  return { asked, onProved, onSubmit };
};

it("asks for the password inside a form without sending that form, and goes on once it was right", async () => {
  const { asked, onProved, onSubmit } = open(["password"], ok({ ways: ["password"], until: null }));
  await untilShown(document.body, "Votre mot de passe Vigie");
  type(find<HTMLInputElement>(document.body, "dialog input"), "une phrase assez longue");
  buttonNamed(find(document.body, "dialog form"), "Confirmer").click();
  await expect.poll(() => onProved.mock.calls.length).toBe(1);
  expect(asked.at(-1)).toMatchObject({
    name: "reauthenticate",
    ask: { way: "password", password: "une phrase assez longue" },
  });
  expect(onSubmit).not.toHaveBeenCalled();
});

it("says that the password was wrong and asks again", async () => {
  const { onProved } = open(["password"], failed({ code: "sign_in_failed", requestId: "r-1" }));
  await untilShown(document.body, "Votre mot de passe Vigie");
  type(find<HTMLInputElement>(document.body, "dialog input"), "un autre");
  buttonNamed(find(document.body, "dialog form"), "Confirmer").click();
  await untilShown(document.body, "Ce mot de passe n’est pas le bon.");
  expect(find<HTMLInputElement>(document.body, "dialog input").value).toBe("");
  expect(onProved).not.toHaveBeenCalled();
});

it("leads to the company's window where there is no password", async () => {
  const { asked, onProved } = open(["company"], ok({ ways: ["company"], until: null }));
  await untilShown(document.body, "Confirmer avec le compte de l’entreprise");
  buttonNamed(document.body, "Confirmer avec le compte de l’entreprise").click();
  await expect.poll(() => onProved.mock.calls.length).toBe(1);
  expect(asked.at(-1)).toMatchObject({ name: "reauthenticate", ask: { way: "company" } });
});
