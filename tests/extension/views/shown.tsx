import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { onTestFinished, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { MessageName, Reply } from "#extension/platform/messages.ts";

export type Answers = { [Name in MessageName]?: Reply<Name> | ((ask: never) => Reply<Name>) };

/** The background as a view sees it: answers by name; every message is kept. */
export const answering = (answers: Answers): { name: string; ask: unknown }[] => {
  const asked: { name: string; ask: unknown }[] = [];
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: { name: MessageName; ask: unknown }) => {
      asked.push(message);
      const answer = answers[message.name];
      return typeof answer === "function" ? answer(message.ask as never) : answer;
    },
  });
  return asked;
};

/** Puts a view into the document until the test ends. */
export const show = (view: ReactElement): HTMLElement => {
  const host = document.createElement("div");
  document.body.append(host);
  const root = createRoot(host);
  root.render(view);
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  return host;
};

export const textOf = (host: HTMLElement): string =>
  (host.textContent ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

/** Below the limit of a test, well above what a busy machine needs. */
const PATIENCE_MS = 4_000;

export const untilShown = (host: HTMLElement, text: string | RegExp): Promise<void> =>
  vi.waitFor(() => {
    const shown = textOf(host);
    const found = typeof text === "string" ? shown.includes(text) : text.test(shown);
    if (!found) throw new Error(`${text} is not in: ${shown}`);
  }, PATIENCE_MS);

/** What a person does to a control of React: set the value as the browser would, then tell. */
export const type = (input: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value")?.set;
  setter?.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

export const press = (element: Element, key: string): void => {
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};

export const find = <Found extends Element>(host: HTMLElement, selector: string): Found => {
  const found = host.querySelector<Found>(selector);
  if (found === null) throw new Error(`no ${selector} in: ${host.innerHTML.slice(0, 2_000)}`);
  return found;
};

export const buttonNamed = (host: HTMLElement, name: string): HTMLButtonElement => {
  const found = [...host.querySelectorAll("button")].find((button) => button.textContent?.includes(name));
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
