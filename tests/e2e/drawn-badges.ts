import type { Frame, Page } from "playwright-core";

/** One badge as a person sees it: where it stands and what its closed root says. Read by the debugger, not by the page. */
export type Drawn = {
  label: string;
  css: string;
  /** Text or value of what stands right after the badge, or around it. */
  beside: string;
  backendNodeId: number;
};

type Node = {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeValue?: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: (Node & { shadowRootType?: string })[];
  contentDocument?: Node;
};

/**
 * Every badge of a page in document order, those in shadow trees and in frames of its own process included; of a frame of
 * another process when given that frame.
 */
export const drawnBadges = async (page: Page | Frame): Promise<Drawn[]> => {
  const context = "context" in page ? page.context() : page.page().context();
  const session = await context.newCDPSession(page);
  const { root } = (await session.send("DOM.getDocument", { depth: -1, pierce: true })) as { root: Node };
  const drawn: Drawn[] = [];
  const visit = (node: Node, parent: Node | null): void => {
    const box = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === "closed")?.children?.[0];
    if (box && attribute(box, "class") === "b") {
      const siblings = parent?.children ?? [];
      const next = siblings[siblings.indexOf(node) + 1];
      drawn.push({
        label: textOf(box.children?.find((child) => attribute(child, "class") === "l") ?? box),
        css: "",
        beside: next ? textOf(next) : "",
        backendNodeId: node.backendNodeId,
      });
    } else for (const tree of node.shadowRoots ?? []) visit(tree, null);
    if (node.contentDocument) visit(node.contentDocument, null);
    for (const child of node.children ?? []) visit(child, node);
  };
  visit(root, null);
  await session.detach();
  return drawn;
};

const attribute = (node: Node, name: string): string => {
  const all = node.attributes ?? [];
  for (let at = 0; at < all.length; at += 2) if (all[at] === name) return all[at + 1] ?? "";
  return "";
};

const textOf = (node: Node): string =>
  node.nodeValue || (node.children ?? []).map(textOf).join("") || attribute(node, "value");
