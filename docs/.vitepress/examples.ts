/** What each element's page shows, live and as code. Their data come from the page's default adapter. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'mail-analytics': `<mail-analytics range="30d"></mail-analytics>`,
  'mail-recipients': `<mail-recipients mailing-id="m-14" style="block-size: 480px"></mail-recipients>`,
  'email-status-icon': `<email-status-icon
  status="opened"
  status-at="2026-11-22T10:12:41Z"
  subject="Introducing our Q4 leadership search"
  sender="Marcus Bell <marcus@aldersearch.example>"
  recipient="liam.schmidt@halden.example"
  label="icon-text"
></email-status-icon>`,
  'mail-status-legend': `<mail-status-legend></mail-status-legend>`,
};
