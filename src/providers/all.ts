import type { Provider } from './provider.js';
import { sendgrid } from './sendgrid.js';

/** Every provider, by the name in its webhook's path. */
export const providers: ReadonlyMap<string, Provider> = new Map(
  [sendgrid].map((provider) => [provider.name, provider]),
);
