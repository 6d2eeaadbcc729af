import type { ReactiveControllerHost } from 'lit';

/** The columns of the host's own that a list is given, once what draws them is here. */
export class OwnColumnsController<List extends readonly unknown[], OwnSet> {
  /** Absent where there are none, or they have not come yet. */
  own: OwnSet | undefined;
  #list: List | undefined;

  /** @param load - Loads what draws them. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: (list: List) => Promise<OwnSet>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Whether there are any that have not come yet. */
  get isComing(): boolean {
    return this.#list !== undefined && !this.own;
  }

  /** Until those of another list are here, the ones before stay. */
  take(list: List): void {
    this.#list = list;
    this.load(list)
      .then((own) => {
        if (list !== this.#list) return;
        this.own = own;
        this.host.requestUpdate();
      })
      .catch(this.onError);
  }
}
