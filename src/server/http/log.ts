/**
 * One thing that happened, for a log of JSON lines. It holds no address of a recipient, nor an id, nor the query of a
 * request.
 */
export interface LogEntry {
  /** ISO 8601, UTC. */
  time: string;
  level: 'info' | 'warn' | 'error';
  /** What happened, as "request", "webhook-refused", "store-failed". */
  event: string;
  /** The rest of it, as `route`, `status`, `provider`, `problem`. */
  [detail: string]: string | number | boolean | undefined;
}

/** Takes the entries of a log. */
export type Log = (
  level: LogEntry['level'],
  event: string,
  details?: Omit<LogEntry, 'time' | 'level' | 'event'>,
) => void;

/** Makes entries of what is told, and hands them on; a mistake of the receiver's harms nobody. */
export function logTo(onLog: (entry: LogEntry) => void): Log {
  return (level, event, details = {}) => {
    try {
      onLog({ time: new Date().toISOString(), level, event, ...details });
    } catch (error) {
      console.warn('mail-analytics: onLog failed', error);
    }
  };
}

/** What is logged when the host does not say how: failures, to the console. */
export function warnOnly(entry: LogEntry): void {
  if (entry.level !== 'info') console.warn(JSON.stringify(entry));
}
