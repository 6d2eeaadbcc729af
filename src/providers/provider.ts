import type { MailEvent } from '../model/mail-event.js';

/** A webhook as it came in. `body` is the exact bytes: signatures are made over them. */
export interface WebhookRequest {
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** A part of a body that is no event we can read; the rest of the body is used all the same. */
export interface RejectedEvent {
  /** Which field is wrong, and how: "[3].timestamp: not a time". */
  problem: string;
  /** The part as it came, for the record. */
  raw: unknown;
}

/** How one provider speaks: from a request of its webhook to events. Needs no DOM and nothing of Node's. */
export interface Provider {
  /** As in its entry point and its webhook's path: "sendgrid". */
  readonly name: string;

  /** Reads a request. Never throws: what cannot be read is reported in `rejected`. */
  parse(request: WebhookRequest): { events: MailEvent[]; rejected: RejectedEvent[] };

  /** Whether the request was signed with this secret or for this key. Absent where the provider does not sign. */
  verify?(request: WebhookRequest, secret: string, options?: { now?: Date }): Promise<boolean>;
}
