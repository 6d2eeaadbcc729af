import type { MailEvent } from '../model/mail-event.js';

/** A webhook as it came in. `body` is the exact bytes: signatures are made over them. */
export interface WebhookRequest {
  /** As the provider called it, with its query; some sign it. */
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** A part of a body that is no event we can read; the rest of the body is used all the same. */
export interface RejectedEvent {
  /** Which field is wrong, what was expected there, and what came: "[3].timestamp: expected …, got 'yesterday'". */
  problem: string;
  /** The part as it came, for the record. */
  raw: unknown;
}

/** What a body was read to. */
export interface ParsedRequest {
  events: MailEvent[];
  rejected: RejectedEvent[];
}

/** What a signature is checked with, beside the secret. */
export interface VerifyOptions {
  /** Now, where a signature has an age limit. Default: the clock's. */
  now?: Date;
  /** Is told why a request is refused. For a log: an answer that tells it would teach an attacker. */
  onRefused?: (why: string) => void;
  /**
   * Remembers a token that may be used once, until it is too old anyway. Answers `false` if it is known already. Of
   * providers whose signature does not cover the body; without it, only the age of the token is checked.
   */
  remember?: (token: string, until: Date) => boolean | Promise<boolean>;
  /** Fetches the certificate that a message names, of providers that sign with one. Default: the platform's. */
  fetch?: (url: string) => Promise<Response>;
}

/** How one provider speaks: from a request of its webhook to events. Needs no DOM and nothing of Node's. */
export interface Provider {
  /** As in its entry point and its webhook's path: "sendgrid". */
  readonly name: string;

  /** Reads a request. Never throws: what cannot be read is reported in `rejected`. */
  parse(request: WebhookRequest): ParsedRequest;

  /**
   * Whether the request was signed with this secret or for this key. Never throws. Absent where the provider does not
   * sign: there the host guards the address itself, with a password or a secret in it.
   */
  verify?(request: WebhookRequest, secret: string, options?: VerifyOptions): Promise<boolean>;

  /** An address that has to be fetched once, after `verify`, before any event comes; of this request, if it asks so. */
  confirmation?(request: WebhookRequest): string | undefined;
}
