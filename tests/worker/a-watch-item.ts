import { env } from "cloudflare:workers";
import { openDatabase } from "#worker/db/database.ts";
import { raiseItems } from "#worker/db/watch-items.ts";
import type { AnOrganization } from "./a-member.ts";

/** What a person has to look at about a customer: an invalid VAT number. */
export async function aWatchItem({ number }: AnOrganization, customerId: string): Promise<string> {
  const id = crypto.randomUUID();
  const row = await env.DB.prepare("select id from legal_entity where organization = ? and public_id = ?")
    .bind(number, customerId)
    .first<{ id: number }>();
  await raiseItems(openDatabase(env), number, [
    {
      ...{ id, entityId: row?.id ?? 0, reason: "vat_invalid", subject: "FR44732829320", raisedAt: 1 },
      params: { vat: "FR44732829320" },
    },
  ]);
  return id;
}
