import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildExtension } from "#worker/local/build-extension.ts";
import { HOME } from "#worker/local/places.ts";
import { drawnBadges } from "../e2e/drawn-badges.ts";
import { launch } from "../e2e/launch.ts";
import { seedCopy } from "../e2e/seed-copy.ts";
import { serveFixtures } from "../e2e/serve-fixtures.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/sites");
const PICTURES = join(HOME, "badges");
/** Pages without a badge are pictured too: waiting longer would show nothing more. */
const PATIENCE_MS = 1_500;

/** Address that a fixture is read at, where its product needs one to know the page; its own first lines say. */
const addressOf = (html: string): string => /<!-- at: (\S+) -->/.exec(html)?.[1] ?? "/";

/** A picture of every fixture page with its badges, for people to look at: `.vigie/badges/<site>-<page>.png`. */
export async function pictureBadges(): Promise<Record<string, number>> {
  const browser = await launch(buildExtension());
  const served = await serveFixtures();
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  let pictures = 0;
  try {
    await seedCopy(browser.background);
    const page = await browser.context.newPage();
    const fixtures = readdirSync(FIXTURES, { recursive: true }).map(String);
    for (const fixture of fixtures.filter((path) => path.endsWith(".html"))) {
      const url = new URL(addressOf(readFileSync(join(FIXTURES, fixture), "utf8")), served.origin);
      url.searchParams.set("fixture", fixture);
      await page.goto(url.href);
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; )
        if ((await drawnBadges(page)).length > 0) break;
        else await page.waitForTimeout(100);
      await page.screenshot({
        path: join(PICTURES, fixture.replaceAll(/[\\/]/g, "-").replace(/html$/, "png")),
      });
      pictures += 1;
    }
    return { badgePictures: pictures };
  } finally {
    await browser.close();
    await served.close();
  }
}
