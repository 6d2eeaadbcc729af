import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { MailAnalyticsAdapter } from '../adapters/adapter.js';
import type { LinkClicks } from '../model/query.js';
import { AnswerController, type Ask } from './answer-controller.js';

/** What asks for the links of a mailing, and what draws them; loaded when they are first wanted. */
export interface LinksView<View> {
  ask(adapter: MailAnalyticsAdapter, mailingId: string): Ask<readonly LinkClicks[]>;
  draw(links: AnswerController<readonly LinkClicks[]>): View;
}

/** The links of a mailing, for as long as somebody looks at them. */
export class LinksController<View> implements ReactiveController {
  isOpen = false;
  readonly #links: AnswerController<readonly LinkClicks[]>;
  #code: LinksView<View> | undefined;
  /** Whose links are asked for. */
  #asked: readonly unknown[] = [];

  /**
   * @param source - Who is asked, and for which mailing.
   * @param load - Loads what few visits need.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: () => readonly [MailAnalyticsAdapter | undefined, string],
    private readonly load: () => Promise<LinksView<View>>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#links = new AnswerController(host, onError);
    host.addController(this);
  }

  get isOffered(): boolean {
    return !!this.source()[0]?.listLinks;
  }

  /** Absent where they are not looked at, or what draws them has not come yet. */
  get view(): View | undefined {
    return this.isOpen && this.isOffered ? this.#code?.draw(this.#links) : undefined;
  }

  hostUpdate(): void {
    const [adapter, mailingId] = this.source();
    if (!this.isOpen || !this.#code || (adapter === this.#asked[0] && mailingId === this.#asked[1])) return;
    this.#asked = [adapter, mailingId];
    this.#links.ask(adapter?.listLinks && this.#code.ask(adapter, mailingId));
  }

  /** Shows them, or hides them. */
  readonly onToggle = (): void => {
    this.isOpen = !this.isOpen;
    this.host.requestUpdate();
    if (!this.isOpen) {
      this.#asked = [];
      this.#links.ask(undefined);
    } else if (!this.#code) void this.#loadCode();
  };

  /** Somebody has clicked a link. */
  follow(): void {
    this.#links.follow();
  }

  async #loadCode(): Promise<void> {
    try {
      this.#code = await this.load();
    } catch (error) {
      this.isOpen = false;
      this.onError(error);
    }
    this.host.requestUpdate();
  }
}
