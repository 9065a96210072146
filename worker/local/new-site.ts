import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal, runCommand } from "./fail.ts";
import { ROOT } from "./places.ts";
import { siteScaffold } from "./site-scaffold.ts";

const SIGNATURES = "extension/sites/signatures.ts";
/** Names of the overlay's other scripts, beside which a site's stands. */
const OURS = ["background", "card", "generic", "overlay", "popup", "options", "dashboard", "sidepanel"];

/** Writes the files of a new site under the root; nothing is written when one of them is there. Gives their paths. */
export function newSite(root: string, name: string | undefined): string[] {
  if (name === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Refusal(
      "A site needs a name of small letters, digits and single hyphens: npm run new:site -- sales-tool. Nothing was written.",
    );
  if (OURS.includes(name) || name.length > 40)
    throw new Refusal(`"${name}" cannot be the name of a site: take another. Nothing was written.`);
  const { files, signatures } = siteScaffold(name, readFileSync(join(root, SIGNATURES), "utf8"));
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined)
    throw new Refusal(`"${name}" is taken: ${taken} is there already. Nothing was written.`);
  const all = { ...files, [SIGNATURES]: signatures };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.keys(all);
}

if (import.meta.main)
  await runCommand(async () => {
    const written = newSite(ROOT, process.argv[2]);
    console.log(`Written:\n  ${written.join("\n  ")}`);
    console.log(
      "Next: the shape of the real page in the fixture, its selectors in the site, what only its pages have in the signature, and what you expect in the test; then npm run test:unit -- sites.",
    );
  });
