/** Catches what is exported, before the browser makes downloads of it, and reads it as a spreadsheet would. */
import { waitUntil } from '@open-wc/testing';
import { parse } from 'csv-parse/browser/esm/sync';

import { find, has, textOf } from './harness.js';

export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

export class SavedFiles {
  readonly files: SavedFile[] = [];
  #createObjectURL = URL.createObjectURL.bind(URL);
  #click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click') ?? {};

  constructor() {
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = (blob: Blob) => {
      const url = this.#createObjectURL(blob);
      blobs.set(url, blob);
      return url;
    };
    const { files } = this;
    const { value: click } = this.#click as { value: (this: HTMLElement) => void };
    HTMLElement.prototype.click = function (this: HTMLElement): void {
      const content = this instanceof HTMLAnchorElement ? blobs.get(this.href) : undefined;
      if (content) files.push({ name: (this as HTMLAnchorElement).download, content });
      else click.call(this);
    };
    this.pick(undefined);
  }

  /** What the browser offers for choosing a file; without it, it can only download. */
  pick(showSaveFilePicker: ((options: { suggestedName: string }) => Promise<FileSystemFileHandle>) | undefined): void {
    Object.defineProperty(window, 'showSaveFilePicker', { configurable: true, value: showSaveFilePicker });
  }

  restore(): void {
    URL.createObjectURL = this.#createObjectURL;
    Object.defineProperty(HTMLElement.prototype, 'click', this.#click);
    // What the browser itself has stands on the prototype, or nowhere.
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  }

  /** The rows of the only file, by the heads of their columns. */
  async rows(): Promise<Record<string, string>[]> {
    const [file, ...more] = this.files;
    if (!file || more.length > 0) throw new Error(`There are ${String(this.files.length)} files instead of one.`);
    return rowsOf(file.content);
  }
}

export async function rowsOf(file: Blob): Promise<Record<string, string>[]> {
  return parse(await file.text(), { columns: true, record_delimiter: '\r\n' });
}

export function exportButton(list: Element): HTMLButtonElement {
  return find<HTMLButtonElement>(list, '[part="export"]');
}

/** Presses the button, and waits for the end that is read out. */
export async function exported(list: Element): Promise<string> {
  exportButton(list).click();
  return ended(list);
}

/** What is read out at the end of an export. */
export async function ended(list: Element): Promise<string> {
  const said = (): string =>
    has(list, '.export [role="status"]') ? textOf(find(list, '.export [role="status"]')) : '';
  await waitUntil(() => said() !== '', 'the export does not end', { timeout: 8000 });
  return said();
}

/** Waits until something of an export is shown. */
export async function shown(list: Element, selector: string): Promise<HTMLElement> {
  await waitUntil(() => has(list, `.export ${selector}`), `the export does not show ${selector}`, { timeout: 8000 });
  return find(list, `.export ${selector}`);
}
