import type { TeachMessage, TeachPick, TeachProblem, TeachState, TeachStep } from "../../platform/teach.ts";
import { squeeze, textOf } from "../../sites/read-text.ts";
import type { Sighting, Site } from "../../sites/site.ts";
import { taughtSite } from "../../sites/taught/taught-site.ts";
import { draftRule, type Picks, pickProblem } from "./draft-rule.ts";
import { outliner } from "./outline.ts";
import { pointAt } from "./point-at.ts";

type Listener = (message: TeachMessage, sender: unknown, reply: (answer: unknown) => void) => void;
export type TeachRuntime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
};

const MOST_NAMES = 50;
const MOST_MARKS = 2000;
const REDRAW_MS = 150;
const NOBODY: Site = { id: "taught", tenant: () => "", find: () => [] };

const world = globalThis as { vigieTeach?: AbortController };

/**
 * Teaches this page until told to end: the person points, the rule that follows is read as it would be later, and what it
 * names is outlined. Commands come from the extension's own surface; the page decides nothing and nothing is typed on it.
 */
export const teachPage = (runtime: TeachRuntime): void => {
  world.vigieTeach?.abort();
  const end = new AbortController();
  world.vigieTeach = end;
  const page = document;
  const outline = outliner(page);
  let picks: Picks = { wrong: [] };
  let picking: { what: TeachPick; end: AbortController } | null = null;
  let problem: TeachProblem | null = null;
  let under: Element | null = null;
  let shown: { state: TeachState; marked: Element[] } = { state: stateOf({}), marked: [] };

  const changed = (): void => {
    if (runtime.id) void runtime.sendMessage({ name: "teachChanged", ask: null }).catch(() => undefined);
    else end.abort();
  };
  const chosen = (): Element[] =>
    [picks.name, picks.second, picks.identifier, picks.total, picks.number].flatMap((one) => one ?? []);
  const draw = (): void => outline.draw({ under, chosen: chosen(), marked: shown.marked });

  const learn = (): void => {
    const url = new URL(page.URL);
    const drafted = draftRule(picks, page, url);
    const found = drafted.draft ? read(page, url, { ...drafted.draft, origin: url.origin, page: "" }) : [];
    shown = {
      marked: found.map(({ anchor }) => anchor),
      state: stateOf({
        picking: picking?.what ?? null,
        draft: drafted.draft,
        names: found.slice(0, MOST_NAMES).map(({ name }) => name ?? ""),
        marked: found.length,
        identifier: said(picks.identifier),
        total: said(picks.total),
        number: said(picks.number),
        problem: problem ?? drafted.problem,
      }),
    };
    draw();
  };

  const rest = (): void => {
    picking?.end.abort();
    picking = null;
    under = null;
  };
  const chose = (element: Element): void => {
    const what = picking?.what;
    if (!what) return;
    // A name is marked where it begins; what was pointed at may be inside it.
    const marked = shown.marked.find((one) => one === element || one.contains(element));
    problem = what === "wrong" && !marked ? "not_marked" : pickProblem(element, what);
    if (!problem) {
      const before = picks;
      picks = picked(picks, what, marked ?? element, element);
      problem = draftRule(picks, page, new URL(page.URL)).problem;
      if (problem) picks = before;
      else rest();
    }
    learn();
    outline.say(problem ? "" : squeeze(shown.state.names.slice(0, 5).join(", ")));
    changed();
  };
  const pick = (what: TeachPick): void => {
    rest();
    problem = null;
    const stop = new AbortController();
    picking = { what, end: stop };
    const on = {
      under: (element: Element | null) => {
        under = element;
        outline.say(element ? squeeze(textOf(element)).slice(0, 80) : "");
        draw();
      },
      chose,
      gaveUp: () => {
        rest();
        learn();
        changed();
      },
    };
    pointAt(page, on, AbortSignal.any([stop.signal, end.signal]));
    window.focus();
  };

  const take = (step: TeachStep): TeachState | null => {
    if (step.kind === "end") {
      end.abort();
      return null;
    }
    if (step.kind === "pick") pick(step.what);
    else if (step.kind === "rest") rest();
    else if (step.kind === "drop") {
      picks = { ...picks, [step.what]: undefined, ...(step.what === "second" ? { wrong: [] } : {}) };
      problem = null;
    }
    learn();
    return shown.state;
  };

  const listener: Listener = (message, _sender, reply) => {
    if (message?.name === "teach") reply(take(message.step));
  };
  runtime.onMessage.addListener(listener);
  const redraw = window.setInterval(() => (runtime.id ? draw() : end.abort()), REDRAW_MS);
  window.addEventListener("scroll", draw, { capture: true, passive: true, signal: end.signal });
  window.addEventListener("resize", draw, { passive: true, signal: end.signal });
  end.signal.addEventListener("abort", () => {
    rest();
    window.clearInterval(redraw);
    outline.end();
    if (runtime.id) runtime.onMessage.removeListener(listener);
  });
};

const picked = (picks: Picks, what: TeachPick, marked: Element, element: Element): Picks => {
  if (what === "wrong") return { ...picks, wrong: [...picks.wrong, marked] };
  return what === "name" ? { wrong: [], name: element } : { ...picks, [what]: element };
};

const said = (element: Element | undefined): string | null => (element ? textOf(element) : null);

const read = (
  page: Document,
  url: URL,
  rule: Parameters<typeof taughtSite>[0][number]["rule"],
): Sighting[] => {
  const site = taughtSite([{ id: "draft", version: 1, rule }], NOBODY, {
    now: () => 0,
    rested: () => undefined,
  });
  const found: Sighting[] = [];
  for (const sighting of site.find(page, url)) {
    if (sighting) found.push(sighting);
    if (found.length >= MOST_MARKS) break;
  }
  return found;
};

const stateOf = (of: Partial<TeachState>): TeachState => ({
  picking: null,
  draft: null,
  names: [],
  marked: 0,
  identifier: null,
  total: null,
  number: null,
  problem: null,
  ...of,
});
