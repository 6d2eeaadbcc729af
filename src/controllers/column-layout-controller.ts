import { parseColumns, type ColumnLayout } from '../model/column-layout.js';

/** What changes the columns by hand. */
export interface ColumnTools {
  /** Opens the list to choose from, at the button that was pressed. */
  open(button: HTMLButtonElement): void;
  /** Something has happened at the edge of a head. */
  handle(event: Event, edge: HTMLElement): void;
}

const RESIZING_KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'];

/** Which columns a section shows, how wide, in which order, as its attribute says; what changes them is loaded then. */
export class ColumnLayoutController {
  #text = '';
  #layout: ColumnLayout = parseColumns('');
  #tools: ColumnTools | undefined;

  /** @param load - Loads what changes them: few visits do. */
  constructor(
    private readonly host: { readonly columns: string },
    private readonly load: () => Promise<ColumnTools>,
  ) {}

  get layout(): ColumnLayout {
    const { columns } = this.host;
    if (columns !== this.#text) this.#layout = parseColumns(columns);
    this.#text = columns;
    return this.#layout;
  }

  readonly onPress = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLButtonElement;
    // Once it is its invoker, the browser opens and closes the list.
    if (!button.popoverTargetElement) void this.#have().then((tools) => tools.open(button));
  };

  /** Of the edges of heads: what a pointer does there, and keys. */
  readonly onEdge = (event: Event): void => {
    const edge = event.currentTarget as HTMLElement;
    if (event instanceof KeyboardEvent && RESIZING_KEYS.includes(event.key)) event.preventDefault();
    // At once, since what follows has to be loaded the first time.
    if (event instanceof PointerEvent && event.type === 'pointerdown' && event.button === 0) {
      edge.setPointerCapture(event.pointerId);
    }
    void this.#have().then((tools) => tools.handle(event, edge));
  };

  async #have(): Promise<ColumnTools> {
    return (this.#tools ??= await this.load());
  }
}
