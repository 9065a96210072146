import type { Source } from "#shared/contract/sources.ts";
import { SOURCES } from "#shared/contract/sources.ts";
import { type Demo, memberWith } from "./demo-data.ts";
import { signIn } from "./demo-organization.ts";
import { Refusal } from "./fail.ts";
import type { Customer } from "./sample-crm/pages.ts";
import { firmsOfCustomers, INVENTED_FIRMS } from "./stand-in/firms.ts";
import { type StandIn, serveStandIn } from "./stand-in/serve.ts";

/** The outside sources of the demo: everything invented, on this machine, beside the firms of the ledger. */
export const serveDemoSources = (customers: readonly Customer[], port: number): Promise<StandIn> =>
  serveStandIn({ port, firms: [...INVENTED_FIRMS, ...firmsOfCustomers(customers)] });

/** Asked in the demo without a key. */
const DEMO_SOURCES = SOURCES.filter((source) => source !== "sirene");

/** Switches the sources on, as the demo's administrator would after reading what leaves: here nothing leaves the machine. */
export async function switchSourcesOn(
  apiUrl: string,
  demo: Demo,
  sources: readonly Source[] = DEMO_SOURCES,
): Promise<void> {
  const token = await signIn(apiUrl, memberWith(demo.members, "admin"));
  for (const source of sources) {
    const reply = await fetch(`${apiUrl}/v1/sources/${source}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "vigie-contract": "1",
      },
      body: JSON.stringify({ enabled: true, readNotice: true }),
    });
    if (!reply.ok) throw new Refusal(`The Worker refused to switch ${source} on: ${await reply.text()}`);
  }
}
