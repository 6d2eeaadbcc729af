import 'axe-core';
import { aTimeout, expect } from '@open-wc/testing';
import { render } from 'lit';

import '../../src/define.js';
import * as icon from '../../stories/email-status-icon.stories.js';
import * as analytics from '../../stories/mail-analytics.stories.js';
import * as recipients from '../../stories/mail-recipients.stories.js';
import * as legend from '../../stories/mail-status-legend.stories.js';

interface Axe {
  run(context: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

const axe = (globalThis as unknown as { axe: Axe }).axe;

/** What belongs to the page around a section, and is not the section's to have. */
const OF_THE_PAGE = { region: { enabled: false } };

for (const { default: about, ...stories } of [analytics, recipients, icon, legend]) {
  for (const [name, story] of Object.entries(stories)) {
    for (const scheme of ['light', 'dark']) {
      describe(`the story ${about.title}, ${name}, in ${scheme}`, () => {
        let page: HTMLElement;

        beforeEach(async () => {
          page = document.createElement('main');
          page.style.colorScheme = scheme;
          page.style.backgroundColor = scheme === 'dark' ? '#151820' : '#fff';
          document.body.append(page);
          render((story as { render: () => unknown }).render(), page);
          // An adapter may never answer, so there is nothing to wait for but time: that of a first drawing.
          await aTimeout(60);
        });

        afterEach(() => page.remove());

        it('is drawn, without a barrier', async () => {
          const elements = [...page.querySelectorAll(about.component)];
          expect(elements.length).to.be.greaterThan(0);
          for (const element of elements) {
            expect(element.shadowRoot?.textContent?.trim() || element.shadowRoot?.querySelector('button')).to.be.ok;
          }
          const { violations } = await axe.run(page, { rules: OF_THE_PAGE });
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).to.deep.equal(
            [],
          );
        });
      });
    }
  }
}
