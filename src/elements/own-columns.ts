import type { CsvColumn } from '../model/csv.js';
import type { OwnColumn } from '../model/own-column.js';
import { ownColumnsIn } from '../model/own-column-shape.js';
import type { MailingTotals } from '../model/query.js';
import { ownCell } from '../templates/own-cell.js';
import { plainHeader } from '../templates/plain-header.js';
import type { HeadOptions } from '../templates/sort-header.js';
import type { TemplateResult } from 'lit';

/** Width of a column of the host's own, in CSS pixels, where nobody has said another. */
const USUAL_WIDTH = 120;

/** How a column looks, of ours as well as of the host's own. */
export interface ColumnLook {
  label: string;
  /** In CSS pixels, where nobody has made it wider. */
  width: number;
  /** Of its head and its cells; it says whether they stand at the end. */
  className: string;
}

/** What is shown in a cell, and by what: a definition may be another one when the row is written anew. */
interface Drawn<Row> {
  own?: OwnColumns<Row> | undefined;
}

/** The columns of the host's own, checked. Loaded when a host has any. */
export class OwnColumns<Row> {
  readonly names: readonly string[];
  /** Those by which an adapter can be asked to sort. */
  readonly sortable: readonly string[];
  /** What is wrong with the first of those that are left out. */
  readonly problem: Error | undefined;
  #columns: ReadonlyMap<string, OwnColumn<Row>>;
  #reported = new Set<string>();

  /**
   * @param list - What `columns` was given.
   * @param ours - Names that are taken.
   * @param onError - Told, once a column, that its functions have thrown.
   */
  constructor(
    list: readonly unknown[],
    ours: readonly string[],
    private readonly onError: (error: unknown) => void,
  ) {
    const { columns, errors } = ownColumnsIn<Row>(list, ours);
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.names = columns.map(({ name }) => name);
    this.sortable = columns.filter(({ sortable }) => sortable).map(({ name }) => name);
    this.problem = errors[0];
    for (const { message } of errors) console.warn(`mail-analytics: ${message}`);
  }

  look(name: string): ColumnLook | undefined {
    const column = this.#columns.get(name);
    return (
      column && {
        label: column.label,
        width: column.width ?? USUAL_WIDTH,
        className: column.align === 'end' ? 'own number' : 'own',
      }
    );
  }

  /** The head of a column that does not sort; absent for any other. */
  head(name: string, label: string, options: HeadOptions): TemplateResult | undefined {
    if (!this.#columns.has(name) || this.sortable.includes(name)) return undefined;
    return plainHeader(name, label, options);
  }

  /** What makes the cells of a column; absent for one of ours. */
  makerOf(
    name: string,
  ): ((place: { cell: HTMLElement }) => (row: Row | undefined, drawn: Drawn<Row>) => void) | undefined {
    if (!this.#columns.has(name)) return undefined;
    return ({ cell }) => {
      const { show } = ownCell(cell);
      cell.setAttribute('part', `cell cell-${name}`);
      return (row, { own }) => {
        const look = own?.look(name);
        cell.className = look?.className ?? 'own';
        own?.attempt(
          name,
          'render',
          ({ render }) => show(row && render(row), look?.label ?? ''),
          () => show('', ''),
        );
      };
    };
  }

  /** What stands in the row of sums. */
  total(name: string, totals: MailingTotals): unknown {
    return this.attempt(
      name,
      'total',
      ({ total }) => total?.(totals),
      () => undefined,
    );
  }

  /** Columns of an exported file. */
  get fileColumns(): readonly CsvColumn<Row>[] {
    return [...this.#columns.values()].map(({ name, label }) => ({
      kind: 'value',
      header: label,
      valueOf: (row) =>
        this.attempt(
          name,
          'csv',
          ({ csv, render }) => plain((csv ?? render)(row)),
          () => undefined,
        ),
    }));
  }

  /** Runs what a host has written. Where it throws, that is told and something else done. */
  attempt<Result>(
    name: string,
    field: 'csv' | 'render' | 'total',
    run: (column: OwnColumn<Row>) => Result,
    otherwise: () => Result,
  ): Result | undefined {
    const column = this.#columns.get(name);
    try {
      return column && run(column);
    } catch (cause) {
      if (!this.#reported.has(name + field)) {
        this.#reported.add(name + field);
        this.onError(new Error(`columns “${name}”, ${field}: ${String(cause)}`, { cause }));
      }
      return otherwise();
    }
  }
}

/** What a file can hold: no node, no template, and no number that is none. */
function plain(value: unknown): string | number | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
