import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { render } from 'lit';

import '../../../src/define.js';
import '../../../src/elements/mail-recipients/mail-recipients.define.js';
import '../../../src/elements/mail-status-legend/mail-status-legend.define.js';
import { seesWhole } from '../../../stories/person.js';
import { violations } from '../violations.js';

const MODES = [
  { name: 'light', scheme: 'light', dir: 'ltr' },
  { name: 'dark', scheme: 'dark', dir: 'ltr' },
  { name: 'right to left', scheme: 'light', dir: 'rtl' },
] as const;

/** What a file of stories exports: what is about all of them, and each. */
type Stories = Readonly<Record<string, unknown>>;

/**
 * Draws every story of a file, does in it what a person would, and looks for barriers in light, in dark and from right to
 * left.
 */
export function describeStories({ default: about, ...stories }: Stories): void {
  const meta = about as Meta;
  describe(`the stories of <${meta.component ?? ''}>`, () => {
    let page: HTMLElement;

    beforeEach(async () => {
      await setViewport({ width: 1280, height: 900 });
      // A colour that is on its way to another one has no contrast of its own.
      await emulateMedia({ reducedMotion: 'reduce' });
      page = document.createElement('main');
      document.body.append(page);
    });

    afterEach(() => {
      page.remove();
      document.documentElement.removeAttribute('style');
      document.documentElement.dir = '';
    });

    for (const [name, each] of Object.entries(stories)) {
      const story = each as StoryObj;
      it(`${name}: is drawn${story.play ? ', does what it is there for,' : ''} and has no barrier`, async function () {
        this.timeout(30_000);
        await draw(meta, story, page);
        for (const { name: mode, scheme, dir } of MODES) {
          document.documentElement.style.cssText = `color-scheme: ${scheme}; background: light-dark(#fff, #151820)`;
          document.documentElement.dir = dir;
          expect(await violations(page), mode).to.deep.equal([]);
        }
      });
    }
  });
}

async function draw(meta: Meta, story: StoryObj, page: HTMLElement): Promise<void> {
  const args = { ...meta.args, ...story.args };
  const drawn = story.render ?? meta.render;
  if (!drawn) throw new Error('The story cannot be drawn.');
  const context = { canvasElement: page, args } as Parameters<NonNullable<StoryObj['play']>>[0];
  render(drawn(args, context), page);
  await story.play?.(context);
  await seesWhole(page, { ...meta.parameters, ...story.parameters });
}
