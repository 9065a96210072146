import type { BadgeView } from "../platform/messages.ts";

type Tone = BadgeView["tone"];
/** solid: tile and figures; soft: ground of the overdue; edge: border. */
export type Ink = { solid: string; soft: string; edge: string };
export type Ground = {
  isDark: boolean;
  paper: string;
  ink: string;
  line: string;
  onSolid: string;
  tones: Record<Tone, Ink>;
};

const light = (solid: string, soft: string, edge: string): Ink => ({ solid, soft, edge });
const dark = (solid: string, soft: string): Ink => ({ solid, soft, edge: "#3a4553" });

export const LIGHT: Ground = {
  isDark: false,
  paper: "#fff",
  ink: "#1b2430",
  line: "#e3e7ec",
  onSolid: "#fff",
  tones: {
    a: light("#0f6b3f", "#e5f4ec", "#bfdccc"),
    b: light("#2f6f10", "#edf6e3", "#cfe2bd"),
    c: light("#8a5a00", "#fdf3dc", "#ecd9a8"),
    d: light("#a8320a", "#fdeae3", "#f0c4b2"),
    e: light("#7a0c1c", "#f9e1e4", "#e2b3bb"),
    none: light("#566171", "#eceff3", "#d5dae1"),
  },
};

export const DARK: Ground = {
  isDark: true,
  paper: "#1f2630",
  ink: "#e6eaf0",
  line: "#3a4553",
  onSolid: "#10151b",
  tones: {
    a: dark("#2f9e66", "#173427"),
    b: dark("#66a33b", "#22331a"),
    c: dark("#c48a1b", "#372b13"),
    d: dark("#e07a56", "#3a2118"),
    e: dark("#e27a8a", "#371a20"),
    none: dark("#7b8797", "#262d37"),
  },
};
