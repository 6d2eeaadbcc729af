type ShowSaveFilePicker = (options: {
  suggestedName: string;
  types: readonly { accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<FileSystemFileHandle & { remove?: () => Promise<void> }>;

/** Where pieces of a file go. */
interface Place {
  take(piece: Blob): void | Promise<void>;
  save(): void | Promise<void>;
  /** Leaves no file. */
  discard(): void | Promise<void>;
}

/** Characters that are gathered before they are handed on. */
const PIECE = 1 << 20;

/** Milliseconds after which a download has surely begun. */
const BEGUN = 60_000;

/** A file that is being written. What is written is handed on in pieces, so that memory does not grow with the file. */
export class CsvFile {
  #texts: string[] = [];
  #length = 0;

  constructor(private readonly place: Place) {}

  async write(text: string): Promise<void> {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) await this.#handOn();
  }

  /** Ends the file, and leaves it to the person. */
  async save(): Promise<void> {
    await this.#handOn();
    await this.place.save();
  }

  /** Leaves no file. */
  async discard(): Promise<void> {
    await this.place.discard();
  }

  #handOn(): void | Promise<void> {
    const piece = new Blob(this.#texts);
    this.#texts = [];
    this.#length = 0;
    return this.place.take(piece);
  }
}

/**
 * A file that the person chooses, where the browser can write one, else a download.
 *
 * @throws {DOMException} `AbortError`, if the person chose none.
 */
export async function openCsvFile(name: string): Promise<CsvFile> {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: ShowSaveFilePicker };
  if (!showSaveFilePicker) return new CsvFile(download(name));
  try {
    const handle = await showSaveFilePicker({ suggestedName: name, types: [{ accept: { 'text/csv': ['.csv'] } }] });
    const stream = await handle.createWritable();
    return new CsvFile({
      take: (piece) => stream.write(piece),
      save: () => stream.close(),
      discard: async () => {
        await stream.abort();
        // What was chosen is there by now, and empty.
        await handle.remove?.();
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    // Not in a frame of another site, nor when the press is too long ago, nor where a policy forbids it.
    return new CsvFile(download(name));
  }
}

/** Pieces that the browser may keep on disk, and a link to all of them at the end. */
function download(name: string): Place {
  let pieces: Blob[] = [];
  return {
    take: (piece) => void pieces.push(piece),
    save: () => {
      const url = URL.createObjectURL(new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
      Object.assign(document.createElement('a'), { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), BEGUN);
    },
    discard: () => void (pieces = []),
  };
}
