import { defineConfig } from "wxt";

/** Public half of the key that gives the local build a stable id. Not in a store build: the store gives its own id. */
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzFq+bKyH1+uF0UgFHZVQ7nS7Jo06H4+0hMBicgIC20SNkxedNKPekBtI2egmMB/EJYb8RF7gEF1yeTx5roPtBTWiLn3oIpunFp/mzV8ZeyWKelt6cqwlJdUnvTJ7/m77SQic2y0Lnr2S3pphoYY3bYmLj7S1njBzkAOeODEiDfGIVb0xfGG4dxwjd0ifD9ppkPY8+0mkyckQk1EEU22ZmqbwhvXJBW8lQWm0I+dEKJTfhteAXJZJ92Ar5GdU+SAkRsMTyGcKBFEja6zPRou4ckAR7Y7Bq8DL9tjx7mFnVQp7GcuXuci08yqdAdf/ceaJbqHa/m7sQvQvOVeqLdW3EQIDAQAB";

const demo = process.env.VIGIE_BUILD === "demo";
const ICONS = { 16: "icon/16.png", 32: "icon/32.png", 48: "icon/48.png", 128: "icon/128.png" };

/** WXT's frame around a script of a page only catches to log, which a production build never does: it costs each page 200 bytes. */
const withoutLog = {
  name: "without-log",
  transform: (code: string, id: string) =>
    id.includes("unlisted-script-entrypoint") && code.includes("definition.main()")
      ? code.replace(/\/\/#region[\s\S]*$/, "initPlugins();\nexport default definition.main();\n")
      : null,
};

/**
 * One manifest for stores and companies; the demo build alone may read pages of this machine without asking.
 * `activeTab` lets the popup name the site of the tab it was opened on, so that it can be enabled; no page is read by it.
 */
export default defineConfig({
  imports: false,
  modules: ["@wxt-dev/module-react", "@wxt-dev/i18n/module"],
  outDir: demo ? ".output/demo" : ".output",
  manifestVersion: 3,
  vite: ({ mode }) => ({
    plugins: mode === "production" ? [withoutLog] : [],
    define: { "import.meta.env.VIGIE_DEMO": JSON.stringify(demo) },
  }),
  hooks: {
    "entrypoints:found": (_wxt, found) => {
      const sample = found.findIndex(({ name }) => name === "sample-crm");
      if (!demo && sample >= 0) found.splice(sample, 1);
    },
  },
  manifest: ({ browser }) => ({
    name: "Vigie",
    version: "0.1.0",
    description: "__MSG_manifest_description__",
    default_locale: "en",
    minimum_chrome_version: browser === "firefox" ? undefined : "121",
    key: demo && browser !== "firefox" ? KEY : undefined,
    icons: ICONS,
    permissions: [
      "activeTab",
      "alarms",
      "identity",
      "scripting",
      "storage",
      ...(browser === "firefox" ? [] : ["sidePanel"]),
    ],
    optional_permissions: ["notifications"],
    host_permissions: demo ? ["http://127.0.0.1/*", "http://localhost/*"] : [],
    optional_host_permissions: ["https://*/*", "http://*/*"],
    storage: browser === "firefox" ? undefined : { managed_schema: "managed-storage.json" },
    commands: {
      "toggle-discreet": {
        suggested_key: { default: "Alt+Shift+V" },
        description: "__MSG_manifest_toggleDiscreet__",
      },
    },
    browser_specific_settings:
      browser === "firefox"
        ? {
            gecko: {
              id: "vigie@vigie.example",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["authenticationInfo", "financialAndPaymentInfo"] },
            },
          }
        : undefined,
  }),
});
