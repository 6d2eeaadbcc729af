import type { Db } from '../database.js';

/** A database that speaks PostgreSQL's dialect: in process, or a server. */
export interface Engine {
  readonly db: Db;

  /** Where the data are, for a person to read; without a password. */
  readonly place: string;

  /** So many transactions that keep events of one account are under way at a time; what comes meanwhile is kept together. */
  readonly writesAtOnce: number;

  /** Does work that may take long, as building an index: no time limit holds for it. */
  unhurried<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;

  /** Whether an error means that the database cannot be reached or does not answer, rather than that we are wrong. */
  readonly isUnavailable: (error: unknown) => boolean;

  /** Whether an error means that the same transaction may succeed when it is tried again. */
  readonly isRetryable: (error: unknown) => boolean;

  /** Lets other processes know, soon, that something of an account has changed. */
  announceChange(account: string): void;

  /**
   * Is told of accounts of which another process has changed something; of none in particular, after a time in which
   * changes may have been missed. Called once, before anything else.
   */
  onForeignChange(listener: (account: string | undefined) => void): void;

  close(): Promise<void>;
}

/** The code of an error of the database's (PostgreSQL, appendix A) or of the network's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A deadlock, or a clash of two transactions, as two that announce one mailing: PostgreSQL undid this one. */
export function isClash(error: unknown): boolean {
  return ['40001', '40P01', '23505'].includes(codeOf(error));
}
