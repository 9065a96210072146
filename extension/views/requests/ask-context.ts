import { createContext, useContext } from "react";
import type { AskFrom } from "./ask-draft.ts";

/** Opens the form that asks credit, where the surface has one; null elsewhere: then nothing offers to ask. */
export const AskFor = createContext<((from: AskFrom) => void) | null>(null);

export const useAskFor = (): ((from: AskFrom) => void) | null => useContext(AskFor);
