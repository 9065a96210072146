/** Chromium id that follows from the key of the local build: whoever has these sources can build an extension with it. */
export const LOCAL_CHROMIUM_ID = "mdofnfmdohicacjhbcebnekcjpbhaiam";
/** Extensions that sign in at a Worker of this machine. */
export const LOCAL_EXTENSION_IDS = `${LOCAL_CHROMIUM_ID} vigie@vigie.example`;

const EXTENSION_ID = /^(?:[a-p]{32}|[\w.-]+@[\w.-]+|\{[\da-f-]{36}\})$/i;
const NO_DATABASE = "00000000-0000-0000-0000-000000000000";

const settingOf = (toml: string, name: string): string =>
  new RegExp(`^\\s*${name}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1] ?? "";

/** Why a Worker with this wrangler.toml must not go out, in one sentence with what to do; null when it may. */
export function deployRefusal(toml: string): string | null {
  if (toml.includes(NO_DATABASE))
    return "wrangler.toml still names no database. Create it in the European Union (npx wrangler d1 create vigie --jurisdiction eu), put its id into wrangler.toml, and deploy again.";
  const ids = settingOf(toml, "EXTENSION_IDS")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (ids.includes(LOCAL_CHROMIUM_ID))
    return `EXTENSION_IDS in wrangler.toml still lets the local build in (${LOCAL_CHROMIUM_ID}), whose id anybody can take. Put the exact ids of your extension there instead (chrome://extensions or the store shows it), and deploy again.`;
  const wrong = ids.find((id) => !EXTENSION_ID.test(id));
  if (ids.length === 0 || wrong !== undefined)
    return `EXTENSION_IDS in wrangler.toml ${wrong === undefined ? "names no extension" : `holds "${wrong}", which is no extension id`}. Put the exact ids of your extension there (32 letters a to p for Chromium, the add-on id for Firefox), and deploy again.`;
  const base = settingOf(toml, "BASE_URL");
  if (!/^https:\/\/[^/]+$/.test(base))
    return `BASE_URL in wrangler.toml is "${base}". Put the address there at which people will reach this Worker (https://… without a path), and deploy again.`;
  if (/^\s*SOURCES_ORIGIN\s*=/m.test(toml))
    return "SOURCES_ORIGIN in wrangler.toml puts a server of one machine in the place of the registers and the gazette. Remove it from wrangler.toml, and deploy again.";
  return null;
}
