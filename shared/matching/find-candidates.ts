import { lettersHashes } from "./canonical-name.ts";
import { hash32 } from "./hash.ts";
import type { IndexLayer, IndexLayers } from "./index-layers.ts";
import type { SightedKeys } from "./keys.ts";
import type { NormalisedName } from "./normalise-name.ts";
import { KEY_KINDS, lettersKey, numbersOf, rowId } from "./packed-index.ts";

const PER_KEY = 20;

export const holdsIn =
  ({ index, gone }: IndexLayer) =>
  (row: number): boolean =>
    gone.size === 0 || !gone.has(rowId(index, row));

const addCandidates = (layer: IndexLayer, keys: SightedKeys, ids: Set<string>): void => {
  const { index } = layer;
  const holds = holdsIn(layer);
  const rows = new Set<number>();
  const lookAt = (hash: number): void => {
    for (const row of numbersOf(index.exact, hash, PER_KEY, holds)) rows.add(row);
  };
  const look = (kind: number, key: string | null | undefined): void => {
    if (key !== null && key !== undefined) lookAt(hash32(key, kind));
  };
  const lookForName = (name: NormalisedName | null): void => {
    if (name === null) return;
    const before = rows.size;
    look(KEY_KINDS.name, name.key);
    look(KEY_KINDS.name, name.spelt);
    if (rows.size === before) lettersHashes(name, (hash) => lookAt(lettersKey(hash)));
  };
  lookForName(keys.name);
  lookForName(keys.company);
  look(KEY_KINDS.link, keys.link);
  look(KEY_KINDS.siret, keys.siret);
  for (const siren of keys.sirens) look(KEY_KINDS.siren, siren);
  look(KEY_KINDS.vat, keys.vat);
  look(KEY_KINDS.domain, keys.domain);
  for (const row of rows) ids.add(rowId(index, row));
};

/** Ids of the customers that share an exact key with the sighting, hash collisions among them: look at the rows. */
export const findCandidates = (layers: IndexLayers, keys: SightedKeys): string[] => {
  const ids = new Set<string>();
  for (const layer of layers) addCandidates(layer, keys, ids);
  return [...ids];
};
