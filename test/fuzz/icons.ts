import { MemoryAdapter } from '../../src/adapters/memory-adapter.js';
import '../../src/define.js';
import type { EmailStatusIcon } from '../../src/elements/email-status-icon/email-status-icon.js';
import { DisturbedAdapter } from './disturbed-adapter.js';
import { sendingsOf, type Mail, type Person } from './oracle.js';
import { focused, frame, named } from './screen.js';
import { WatchedConsole } from './watched-console.js';

/** The model: which icons there are, what each is of, and whose popover is open. */
export interface Thread {
  announcements: Mail['announcements'];
  events: Mail['events'][number][];
  icons: { messageId: string; status: string | undefined; isThere: boolean }[];
  open: number | undefined;
  /** Requests have failed since all was asked for again. */
  isUntold: boolean;
}

const PATIENCE = 6_000;

/** A thread of notes with icons, all of one adapter. */
export class Icons {
  readonly adapter: DisturbedAdapter;
  readonly console = new WatchedConsole();
  readonly home = document.createElement('main');
  readonly icons: EmailStatusIcon[] = [];
  holdsFocus = false;
  focusedOn = '';
  steps = 0;

  constructor({ announcements, events }: Mail) {
    this.adapter = new DisturbedAdapter(new MemoryAdapter({ announcements, events }));
    document.body.append(this.home);
  }

  async leave(): Promise<void> {
    this.console.restore();
    this.home.remove();
    while (this.adapter.pending > 0) await frame();
  }

  part<Found extends HTMLElement>(at: number, selector: string): Found | null {
    return this.icons[at]?.shadowRoot?.querySelector<Found>(selector) ?? null;
  }

  async rest(thread: Thread): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (let calm = 0; calm < 2; calm += 1) {
      await frame();
      const flaws = [...this.console.said, ...this.#flaws(thread)];
      if (flaws.length === 0) continue;
      calm = -1;
      if (performance.now() > end || this.console.said.length > 0) throw new Error(flaws.slice(0, 6).join('\n'));
    }
    this.holdsFocus = this.icons.some((icon) => icon === document.activeElement);
    this.focusedOn = named(focused());
  }

  #flaws(thread: Thread): string[] {
    const flaws = this.adapter.pending > 0 ? ['requests are on their way'] : [];
    if (this.holdsFocus && !this.icons.some((icon) => icon === document.activeElement)) {
      flaws.push(`the focus is lost from ${this.focusedOn} to ${named(document.activeElement)}`);
    }
    const people = sendingsOf(thread, false).flatMap((each) => each.people);
    const known = new Map(people.map((person) => [person.id, person]));
    thread.icons.forEach(({ messageId, status, isThere }, at) => {
      if (!isThere) return;
      const isOpen = thread.open === at;
      flaws.push(
        ...this.#flawsOf(at, isOpen, status, known.get(messageId), thread.isUntold).map(
          (flaw) => `${String(at)}: ${flaw}`,
        ),
      );
    });
    return flaws;
  }

  #flawsOf(
    at: number,
    isOpen: boolean,
    given: string | undefined,
    person: Person | undefined,
    isUntold: boolean,
  ): string[] {
    const button = this.part(at, '#icon');
    const box = this.part(at, '#popover');
    const flaws: string[] = [];
    const shown = button?.dataset['status'];
    const right = given ?? person?.status;
    if (shown !== right && (given !== undefined || !isUntold)) {
      flaws.push(`the status is ${String(shown)} instead of ${String(right)}`);
    }
    if (button?.ariaExpanded !== String(isOpen)) flaws.push(`expanded is ${String(button?.ariaExpanded)}`);
    if ((box?.matches(':popover-open') ?? false) !== isOpen) flaws.push(isOpen ? 'it is not open' : 'it is open');
    if (box && shown !== box.dataset['status']) flaws.push(`it is open with ${String(box.dataset['status'])}`);
    if (box && !isUntold && given === undefined && person) {
      const [time] = [...box.querySelectorAll('time')].filter((each) => !each.closest('#why'));
      const since = time?.dateTime;
      if (since && Date.parse(since) !== person.statusAt) flaws.push(`it says it has been so since ${since}`);
    }
    return flaws;
  }
}
