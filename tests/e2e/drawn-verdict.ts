import type { Page } from "playwright-core";

export type DrawnVerdict = { label: string; left: number; top: number; width: number; height: number };

type Node = {
  backendNodeId: number;
  nodeValue?: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: (Node & { shadowRootType?: string })[];
};

const classOf = ({ attributes = [] }: Node): string => attributes[attributes.indexOf("class") + 1] ?? "";
const textOf = (node: Node): string => node.nodeValue || (node.children ?? []).map(textOf).join("");

/** The verdict chip of a page as its closed root says it, read by the debugger; null while there is none. */
export const drawnVerdict = async (page: Page): Promise<DrawnVerdict | null> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = (await session.send("DOM.getDocument", { depth: -1, pierce: true })) as { root: Node };
    const find = (node: Node): { host: Node; box: Node } | null => {
      const box = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === "closed")?.children?.[0];
      if (box && classOf(box) === "v") return { host: node, box };
      for (const child of node.children ?? []) {
        const found = find(child);
        if (found) return found;
      }
      return null;
    };
    const found = find(root);
    if (!found) return null;
    const { model } = (await session.send("DOM.getBoxModel", {
      backendNodeId: found.host.backendNodeId,
    })) as { model: { content: number[]; width: number; height: number } };
    const [left = 0, top = 0] = model.content;
    const label = found.box.children?.find((child) => classOf(child) === "l");
    return { label: label ? textOf(label) : "", left, top, width: model.width, height: model.height };
  } catch {
    // The page put the node elsewhere between two questions.
    return null;
  } finally {
    await session.detach();
  }
};
