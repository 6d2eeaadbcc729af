import { html, type TemplateResult } from 'lit';

/**
 * An address out of a mail: to follow where it leads to a page, else as it is written. What a mail has in it may be
 * anything, and nothing of it is run here, nor told where somebody came from.
 *
 * @param newTab - What is said to those who do not see where a link leads.
 */
export function outerLink(url: string, newTab: string): TemplateResult {
  const text = html`<bdi dir="ltr">${url}</bdi>`;
  if (!isPage(url)) return text;
  return html`<a href=${url} target="_blank" rel="noreferrer noopener"
    >${text}<span class="hidden"> (${newTab})</span></a
  >`;
}

function isPage(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
