import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/** The walls of the code: who may import whom. A failure says which line crosses which wall and what to do instead. */

const root = join(import.meta.dirname, "..");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** Imports of a file as paths from the root, or package names. */
function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), "utf8");
  return [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm),
  ].flatMap((match) => {
    const specifier = match[2] ?? match[3] ?? "";
    // In a text from which a file is made.
    if (specifier.includes("${")) return [];
    const target = specifier.startsWith(".")
      ? relative(root, join(root, file, "..", specifier))
      : specifier.replace(/^#(?=(shared|worker|extension|tests)\/)/, "");
    return [{ target, typeOnly: match[1] !== undefined }];
  });
}

type Wall = { from: RegExp; except?: RegExp; never: RegExp; instead: string; typesAllowed?: boolean };

const walls: Wall[] = [
  {
    from: /^shared\//,
    never: /^(worker|extension|tests)\/|^(?!shared\/|zod$)/,
    instead: "shared is pure: pass the data in, or move the code to the area that does I/O",
  },
  { from: /^shared\/(credit|matching)\//, never: /^zod/, instead: "zod belongs to shared/contract" },
  {
    from: /^worker\//,
    except: /^worker\/local\//,
    never: /^(extension|tests)\//,
    instead: "the Worker knows no browser: share through shared/contract",
  },
  {
    from: /^worker\/local\//,
    never: /^(extension|tests)\//,
    instead: "start the other area's command instead of importing it",
  },
  {
    from: /^extension\//,
    never: /^(worker|tests)\//,
    instead: "the extension knows the API only through shared/contract",
  },
  {
    from: /^extension\//,
    except: /^extension\/platform\/i18n\.ts$/,
    never: /^#i18n$/,
    instead: "texts come from extension/platform/i18n.ts, whose types the compiler checks in seconds",
  },
  {
    from: /^worker\/routes\//,
    never: /^drizzle-orm|^worker\/db\/(auth-)?schema/,
    instead: "ask a service or a function of worker/db",
  },
  {
    from: /^worker\//,
    except: /^worker\/(db|auth|local)\//,
    never: /^drizzle-orm/,
    instead: "only worker/db speaks to the database library",
  },
  {
    from: /^extension\/sites\//,
    never: /^(?!extension\/sites\/|shared\/)/,
    instead: "a site only reads the page: Document and URL in, sightings out",
  },
  {
    from: /^extension\/overlay\//,
    never: /^react|^zod|^extension\/(views|background)\//,
    instead: "the page script stays small: plain DOM, words come from the background",
  },
  {
    from: /^extension\/views\//,
    never: /^wxt\/browser|^extension\/background\//,
    typesAllowed: true,
    instead: "views ask through extension/platform/send.ts",
  },
  {
    from: /^extension\//,
    except: /^extension\/(background|entrypoints\/background)/,
    never: /^extension\/background\//,
    typesAllowed: true,
    instead: "import the type, or send a message",
  },
];

const everything = ["shared", "worker", "extension"].flatMap(sources);

test.each(walls)(
  "no import crosses the wall from $from to $never",
  ({ from, except, never, instead, typesAllowed }) => {
    const crossings = everything
      .filter((file) => from.test(file) && !except?.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ target, typeOnly }) => never.test(target) && !(typesAllowed && typeOnly))
          .map(({ target }) => `${file} imports ${target}: ${instead}`),
      );
    expect(crossings).toEqual([]);
  },
);

test("the walls look at real files", () => {
  expect(everything.length).toBeGreaterThan(50);
});

test("only background/api.ts fetches in the extension", () => {
  const fetching = sources("extension").filter(
    (file) =>
      !/background\/api\.ts$|import\/cli(-server)?\.ts$/.test(file) &&
      /(?<![.\w])fetch\(/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(fetching).toEqual([]);
});

test("no page markup is built from text", () => {
  const building = everything.filter((file) =>
    /innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write\(/.test(
      readFileSync(join(root, file), "utf8"),
    ),
  );
  expect(building).toEqual([]);
});
