import { env } from "cloudflare:workers";
import type { Source } from "#shared/contract/sources.ts";
import { sealSourceKey } from "#worker/db/source-settings.ts";
import type { AnOrganization } from "../a-member.ts";

/** Sources that an administrator of the organization has switched on. */
export const switchOn = ({ number }: AnOrganization, sources: readonly Source[]): Promise<unknown> =>
  env.DB.batch(
    sources.map((source) =>
      env.DB.prepare(
        `insert into source_setting (organization, source, enabled, changed_by, changed_at) values (?, ?, 1, 'admin', 0)
          on conflict (organization, source) do update set enabled = 1`,
      ).bind(number, source),
    ),
  );

/** One that takes a key of the organization's own. */
export async function switchOnWithKey(
  organization: AnOrganization,
  source: Source,
  key: string,
): Promise<void> {
  await switchOn(organization, [source]);
  await env.DB.prepare("update source_setting set key_cipher = ? where organization = ? and source = ?")
    .bind(await sealSourceKey(env, organization.number, key), organization.number, source)
    .run();
}
