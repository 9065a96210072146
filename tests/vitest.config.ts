import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Functions of the Worker that touch neither database nor network need no workerd. */
const PURE_OF_WORKER = [
  ...["counting-entries", "own-sales", "same-numbering"].map(
    (name) => `tests/worker/services/${name}.test.ts`,
  ),
  ...["pick-candidates", "registry-page"].map(
    (name) => `tests/worker/sources/recherche-entreprises/${name}.test.ts`,
  ),
];

/** Plain Node for the domain, workerd with real D1 for the API, a fake browser for the extension, Chromium for the whole. */
export default defineConfig({
  root,
  test: {
    // Every core: the tests of the Worker wait more than they compute.
    maxWorkers: "100%",
    projects: [
      {
        root,
        test: {
          name: "shared",
          // Pure functions leave nothing behind: one worker reads them once for all files.
          isolate: false,
          include: ["tests/shared/**/*.test.ts", "tests/*.test.ts", ...PURE_OF_WORKER],
        },
      },
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations(`${root}/migrations`),
                JURISDICTION: "",
                // Nothing leaves: a test that asks a source names its own stand-in.
                SOURCES_ORIGIN: "http://127.0.0.1:9",
                AUTH_SECRET: "only for tests: signs nothing outside this machine",
                SETUP_SECRET: "only for tests: makes the first admin",
              },
            },
          })),
        ],
        test: {
          name: "worker",
          // The real queue and database take their time on a busy machine; what hangs is told all the same.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: ["tests/worker/**/*.test.ts"],
          exclude: PURE_OF_WORKER,
          globalSetup: ["tests/fixtures/oidc-provider.ts", "tests/fixtures/sources/stand-in-servers.ts"],
          setupFiles: ["tests/worker/apply-migrations.ts"],
        },
      },
      {
        root,
        plugins: [WxtVitest({ root: "extension" })],
        test: {
          name: "extension",
          environment: "happy-dom",
          include: ["tests/extension/**/*.test.{ts,tsx}"],
        },
      },
      {
        root,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
