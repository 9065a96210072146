import type { OpenDocument } from "./match-credits.ts";

/** A document under a key; `next` leads on through its slot, which other keys may share. */
export type Chain = { key: string; document: OpenDocument; next: Chain | undefined };

/**
 * Documents by a text, those of one text in their order. A table of slots and no `Map`: every assessment makes one anew and
 * looks into it about once a document, and a `Map` would take longer to grow than to be asked.
 */
export type Chains = (Chain | undefined)[];

/** Chains all documents that have a key; "" is none. */
export function chainBy(
  documents: readonly OpenDocument[],
  keyOf: (document: OpenDocument) => string | null,
): Chains {
  let size = 8;
  while (size < documents.length) size *= 2;
  const chains: Chains = new Array(size);
  for (let index = documents.length - 1; index >= 0; index -= 1) {
    const document = documents[index];
    if (document === undefined) continue;
    const key = keyOf(document);
    if (key) chainInFront(chains, key, document);
  }
  return chains;
}

/** Puts a document before all others of its key. */
export function chainInFront(chains: Chains, key: string, document: OpenDocument): void {
  const slot = slotOf(chains, key);
  chains[slot] = { key, document, next: chains[slot] };
}

/** First of a key still open; forgets closed ones in front of it. */
export function firstOpen(chains: Chains, key: string): Chain | undefined {
  const slot = slotOf(chains, key);
  let before: Chain | undefined;
  for (let chain = chains[slot]; chain !== undefined; chain = chain.next) {
    if (chain.key !== key) before = chain;
    else if (chain.document.item.openCents !== 0) return chain;
    else if (before === undefined) chains[slot] = chain.next;
    else before.next = chain.next;
  }
  return undefined;
}

/** The next of the same key. */
export function nextOf({ key, next }: Chain): Chain | undefined {
  let chain = next;
  while (chain !== undefined && chain.key !== key) chain = chain.next;
  return chain;
}

function slotOf(chains: Chains, key: string): number {
  let mixed = key.length;
  for (let at = 0; at < key.length; at += 1) mixed = Math.imul(mixed ^ key.charCodeAt(at), 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) & (chains.length - 1);
}
