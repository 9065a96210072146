import { vi } from "vitest";

/** Stands in for the browser's WebSocket: every one that was opened, and what the server does with it. */
export class ASocket {
  static readonly all: ASocket[] = [];
  readonly url: string;
  readonly protocols: string[];
  readonly sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: URL, protocols: string[]) {
    this.url = url.href;
    this.protocols = protocols;
    ASocket.all.push(this);
  }

  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }

  opens() {
    this.onopen?.();
  }
  says(data: unknown) {
    this.onmessage?.({ data });
  }
  /** What a browser does when a proxy answers 403 or a server goes. */
  fails() {
    this.onerror?.();
  }
  ends(code: number) {
    this.onclose?.({ code });
  }
}

export const useSockets = (): ASocket[] => {
  ASocket.all.length = 0;
  vi.stubGlobal("WebSocket", ASocket);
  return ASocket.all;
};
