import type { Database } from "../db/database.ts";
import { sourceKey } from "../db/source-settings.ts";
import type { Env } from "../env.ts";
import { lookUpUnit } from "../sources/sirene/look-up-unit.ts";
import type { SireneAnswer } from "../sources/sirene/sirene-unit.ts";
import type { SourceContext } from "../sources/source-context.ts";

/** What INSEE says of a SIREN that the register does not show as active; null: it is not asked, or does not answer. */
export type AskSirene = (siren: string) => Promise<SireneAnswer | null>;

/** Asks with the organization's own key, where there is one and the source is on. */
export const sireneOf =
  (env: Pick<Env, "AUTH_SECRET">, db: Database, organization: number, sources: SourceContext): AskSirene =>
  async (siren) => {
    if (!sources.isOn("sirene")) return null;
    const key = await sourceKey(db, env, organization, "sirene");
    if (key === null) return null;
    const outcome = await lookUpUnit(sources, siren, key);
    return outcome.state === "unavailable" || outcome.state === "refused" ? null : outcome.value;
  };
