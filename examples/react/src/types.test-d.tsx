/** What the compiler must refuse; it complains of each `@ts-expect-error` that expects nothing. */
import type {} from 'mail-analytics/types/react.js';

export const refused = [
  // @ts-expect-error: the adapter has no method
  <mail-analytics adapter={{}} />,
  // @ts-expect-error: no such density
  <mail-analytics density="tiny" />,
  // @ts-expect-error: no such property
  <mail-analytics mailings={[]} />,
  // @ts-expect-error: the event of another kind
  <mail-analytics onmailing-open={({ recipient }) => recipient} />,
  // @ts-expect-error: no such status
  <email-status-icon status="read" />,
  // @ts-expect-error: no such element
  <mail-status />,
];
