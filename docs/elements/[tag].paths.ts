import { elementPage } from '../.vitepress/element-page.js';
import { declarations } from '../.vitepress/manifest.js';
import { TAGS } from '../.vitepress/tags.js';

export default {
  watch: ['../../src/elements/**/*.ts'],
  async paths(): Promise<{ params: { tag: string }; content: string }[]> {
    const all = await declarations();
    const classes = new Map(all.map((each) => [each.name, each]));
    const elements = all.filter(({ tagName = '' }) => TAGS.includes(tagName));
    return elements.map((element) => ({
      params: { tag: element.tagName ?? '' },
      content: elementPage(element, classes),
    }));
  },
};
