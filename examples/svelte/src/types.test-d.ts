/** What svelte-check must refuse; it complains of each `@ts-expect-error` that expects nothing. */
import type {} from 'mail-analytics/types/svelte.js';
import type { SvelteHTMLElements } from 'svelte/elements';

export const refused: [SvelteHTMLElements['mail-analytics'][], SvelteHTMLElements['email-status-icon'][]] = [
  [
    // @ts-expect-error: the adapter has no method
    { adapter: {} },
    // @ts-expect-error: no such density
    { density: 'tiny' },
    // @ts-expect-error: no such property
    { mailings: [] },
    // @ts-expect-error: the event of another kind
    { 'onmailing-open': ({ recipient }) => recipient },
    // @ts-expect-error: no such event
    { 'onmailing-close': () => undefined },
  ],
  // @ts-expect-error: no such status
  [{ status: 'read' }],
];
