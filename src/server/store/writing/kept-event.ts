import { keyed, type KeyedEvent, type MailEvent } from '../../../model/mail-event.js';
import { indexKey, keptJson } from '../rows/kept-text.js';

/** An event as it is kept, with what it is found by. */
export interface KeptEvent extends KeyedEvent {
  readonly json: string;
  /** The address it went to, as addresses are compared. */
  readonly address: string;
  /** What stands for the provider's id of the message. */
  readonly providerKey: string | undefined;
}

/** @throws {RangeError} if the time of the event is not a date; `path` names the event. */
export function keptEvent(event: MailEvent, path: string): KeptEvent {
  const { kept, json } = keptJson(event);
  const { at, kind, key } = keyed(kept, path);
  const providerKey = kept.messageId === undefined ? undefined : indexKey(kept.messageId);
  return { event: kept, at, kind, key, json, address: addressKey(kept.recipient), providerKey };
}

/** An address as addresses are compared: whatever its case. */
export function addressKey(address: string): string {
  return indexKey(address.toLowerCase());
}
