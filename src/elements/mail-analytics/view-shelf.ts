import { isSameView, wholeView, type SavedView, type ViewStorage, type ViewText } from '../../model/saved-view.js';
import { checkSavedViews } from '../../model/saved-view-shape.js';
import { namedByAddress } from '../named-by-address.js';
import type { MailAnalytics } from './mail-analytics.js';

const order = new Intl.Collator(undefined, { numeric: true });

/**
 * The views of a storage, and which of them a section shows. Whatever the storage does, what is shown and what was
 * typed stays: a failure is kept in `problem` until something succeeds.
 */
export class ViewShelf {
  views: readonly SavedView[] = [];
  /** Why the storage could not be read or written at last, if so. */
  problem: unknown;
  /** Deleted last, as long as that can be undone. */
  removed: SavedView | undefined;
  isBusy = false;
  #storage: ViewStorage | undefined;
  #chosen: string | undefined;

  constructor(
    private readonly host: MailAnalytics,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Takes another storage, if it is one; its view for the start is shown unless an address names another. */
  async follow(storage: ViewStorage | undefined): Promise<void> {
    if (storage === this.#storage) return;
    this.#storage = storage;
    this.views = [];
    this.removed = this.#chosen = this.problem = undefined;
    // What the one before is still doing is no longer waited for.
    this.isBusy = false;
    const before = wholeView(this.host);
    await this.read();
    const first = this.views.find(({ isDefault }) => isDefault);
    // Nobody is taken away from what was set meanwhile.
    const isUntouched = isSameView(before, wholeView(this.host)) && storage === this.#storage;
    if (!first || !isUntouched || namedByAddress.has(this.host)) return;
    this.#chosen = first.name;
    Object.assign(this.host, wholeView(first.view));
  }

  /** The view that is shown: the one chosen last, else one that says the same. */
  get current(): SavedView | undefined {
    const { host, views } = this;
    return views.find(({ name }) => name === this.#chosen) ?? views.find(({ view }) => isSameView(view, host));
  }

  /** Whether something else is shown than the current view says. */
  get isChanged(): boolean {
    const { current } = this;
    return !!current && !isSameView(current.view, this.host);
  }

  /** What a section is to show for a view. */
  choose({ name, view }: SavedView): Required<ViewText> {
    this.#chosen = name;
    this.removed = undefined;
    return wholeView(view);
  }

  /** Asks the storage what there is. */
  read(): Promise<boolean> {
    return this.#do(() => undefined);
  }

  /** Saves what is shown under a name; of a view that exists, the rest stays. */
  async save(name: string): Promise<boolean> {
    const before = this.views.find((each) => each.name === name);
    const isDone = await this.#do((storage) => storage.save({ ...before, name, view: wholeView(this.host) }));
    if (isDone) this.#chosen = name;
    return isDone;
  }

  /** The new name is there before the old one is taken away, so that a failure between them loses nothing. */
  async rename(view: SavedView, name: string): Promise<boolean> {
    const isDone = await this.#do(async (storage) => {
      await storage.save({ ...view, name });
      await storage.remove(view.name);
    });
    if (isDone && this.#chosen === view.name) this.#chosen = name;
    return isDone;
  }

  async remove(view: SavedView): Promise<boolean> {
    const isDone = await this.#do((storage) => storage.remove(view.name));
    if (isDone) this.removed = view;
    return isDone;
  }

  async undo(): Promise<boolean> {
    const { removed } = this;
    return removed ? this.#do((storage) => storage.save(removed)) : false;
  }

  /** Makes a view that of the start, or no longer; there is one at the most. */
  toggleDefault({ name, isDefault }: SavedView): Promise<boolean> {
    const changed = this.views.filter((each) => each.name === name || each.isDefault);
    return this.#do(async (storage) => {
      for (const each of changed) await storage.save({ ...each, isDefault: each.name === name && !isDefault });
    });
  }

  /** One thing after another, and then the list as the storage has it. */
  async #do(act: (storage: ViewStorage) => Promise<void> | void): Promise<boolean> {
    const storage = this.#storage;
    if (!storage || this.isBusy) return false;
    this.isBusy = true;
    let isDone = false;
    try {
      await act(storage);
      const views = await storage.list();
      checkSavedViews(views);
      isDone = storage === this.#storage;
      if (isDone) this.views = [...views].sort((one, other) => order.compare(one.name, other.name));
      this.problem = this.removed = undefined;
    } catch (error) {
      if (storage !== this.#storage) return false;
      this.problem = error || new Error('');
      this.onError(error);
    }
    if (storage === this.#storage) this.isBusy = false;
    this.host.requestUpdate();
    return isDone;
  }
}
