import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVENTS = ['online', 'offline', 'beforeprint', 'afterprint'] as const;

/** What becomes of the page around an element: whether it is connected to the network, and whether it is being printed. */
export class PageStateController implements ReactiveController {
  isOffline = false;
  isPrinting = false;

  /** @param onBack - The network is there again. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onBack: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.isOffline = !navigator.onLine;
    for (const type of EVENTS) addEventListener(type, this);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) removeEventListener(type, this);
  }

  /** The browser prints what is drawn before this returns to it. */
  handleEvent({ type }: Event): void {
    if (type.endsWith('print')) this.isPrinting = type === 'beforeprint';
    else this.isOffline = type === 'offline';
    if (type === 'online') this.onBack();
    this.host.requestUpdate();
  }
}
