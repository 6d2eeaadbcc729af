import { expect } from '@open-wc/testing';

import { ViewChangeEvent } from '../../src/elements/events.js';
import { MailAnalytics } from '../../src/elements/mail-analytics/mail-analytics.js';
import '../../src/elements/mail-analytics/mail-analytics.define.js';

const VIEW = { search: 'invoice', statuses: [], sort: { by: 'date', direction: 'descending' } } as const;

describe('listening to an element', () => {
  it('gives an event with its type, by the name of it, until the listener is taken away', () => {
    const element = document.createElement('mail-analytics');
    const heard: string[] = [];
    const listener = ({ view }: ViewChangeEvent): number => heard.push(view.search);
    element.addEventListener('view-change', listener);
    element.dispatchEvent(new ViewChangeEvent(VIEW));
    element.removeEventListener('view-change', listener);
    element.dispatchEvent(new ViewChangeEvent(VIEW));
    expect(heard).to.deep.equal(['invoice']);
  });

  it('knows what is pressed, and which element it was', () => {
    const element: MailAnalytics = document.createElement('mail-analytics');
    let where = '';
    element.addEventListener('click', function (event) {
      where = `${this.localName} ${String(event.clientX)}`;
    });
    element.click();
    expect(where).to.equal('mail-analytics 0');
  });

  it('refuses what an event does not carry', () => {
    const element = document.createElement('mail-analytics');
    let detail: unknown = 'not asked';
    element.addEventListener('view-change', (event) => {
      // @ts-expect-error its fields have names of their own
      detail = event.detail as unknown;
    });
    element.dispatchEvent(new ViewChangeEvent(VIEW));
    expect(detail).to.equal(undefined);
  });
});
