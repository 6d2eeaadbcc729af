/** A command of the command line, `mail-analytics <name>`. */
export interface Command {
  /** How it is called and what it takes, for `--help` and after a mistake. Ends with a line end. */
  readonly usage: string;

  /**
   * @param args - What stands after its name.
   * @returns The exit code: 0 if all went well, 1 if not.
   * @throws {UsageError} if it is called wrongly. Any other error is shown by its message, and the exit code is 1.
   */
  run(args: readonly string[]): Promise<number>;
}

/** A command that is called wrongly; its usage is shown with the message, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
