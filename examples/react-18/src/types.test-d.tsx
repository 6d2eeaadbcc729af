/** What the compiler must refuse; it complains of each `@ts-expect-error` that expects nothing. */
import { EmailStatusIcon, MailAnalytics } from 'mail-analytics/react.js';

export const refused = [
  // @ts-expect-error: the adapter has no method
  <MailAnalytics adapter={{}} />,
  // @ts-expect-error: no such density
  <MailAnalytics density="tiny" />,
  // @ts-expect-error: no such property
  <MailAnalytics mailings={[]} />,
  // @ts-expect-error: the event of another kind
  <MailAnalytics onMailingOpen={({ recipient }) => recipient} />,
  // @ts-expect-error: no such event
  <MailAnalytics onMailingClose={() => undefined} />,
  // @ts-expect-error: no such status
  <EmailStatusIcon status="read" />,
];
