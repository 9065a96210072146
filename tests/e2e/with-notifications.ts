import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The extension as it is once its member let it notify: the browser's own question cannot be answered by a test, so that the
 * manifest of this copy has what a person would have granted.
 */
export const withNotifications = (built: string, into: string): string => {
  const folder = join(into, "with-notifications");
  mkdirSync(folder, { recursive: true });
  cpSync(built, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { permissions: string[] };
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, permissions: [...manifest.permissions, "notifications"] }),
  );
  return folder;
};
