import type { ReactiveController, TemplateResult } from 'lit';

import type { ViewText } from '../../model/saved-view.js';
import type { MailAnalytics } from './mail-analytics.js';
import type { SavedViews } from './saved-views.js';

/** The saved views of a section, whose code is loaded where a host keeps any. */
export class SavedViewsPart implements ReactiveController {
  #views: SavedViews | undefined;
  #isBegun = false;

  /** @param onChoose - A person wants to see this. */
  constructor(
    private readonly host: MailAnalytics,
    private readonly onChoose: (view: Required<ViewText>) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.host.views || this.#isBegun) return;
    this.#isBegun = true;
    this.#load().catch(this.onError);
  }

  /** Absent where nothing is kept, or its code has not come yet. */
  get button(): TemplateResult | undefined {
    return this.host.views && this.#views?.button();
  }

  async #load(): Promise<void> {
    const { SavedViews } = await import('./saved-views.js');
    this.#views = new SavedViews(this.host, this.onChoose, this.onError);
    this.host.requestUpdate();
  }
}
