/** What providers are recorded to have said of failures, from the folder beside this repository. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';

import type { BounceClass } from '../../src/model/status.js';

interface Failure {
  type: string;
  reason: string;
  bounceClass?: BounceClass | null;
}

const FOLDER = new URL('../../../shared/webhooks/', import.meta.url);

/** Why the cases are skipped, or `false`. */
export const skip = existsSync(FOLDER)
  ? false
  : 'the recorded webhooks (../shared/webhooks) are not beside this repository';

export function failures(): Failure[] {
  return readdirSync(FOLDER)
    .map((provider) => new URL(`${provider}/samples.json`, FOLDER))
    .filter((file) => existsSync(file))
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as { expected: Failure[] }[])
    .flatMap(({ expected }) => expected)
    .filter(({ type, reason }) => ['bounced', 'dropped', 'deferred'].includes(type) && reason);
}
