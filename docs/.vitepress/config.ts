/** The documentation site: `npm run docs` serves it while one writes, `npm run build-docs` makes `docs-site/`. */
import { copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { defineConfig, type DefaultTheme } from 'vitepress';

import { outsideLinks, OUTSIDE } from './outside-links.js';
import { TAGS } from './tags.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the site will stand: `/`, or a folder, as "/mail-analytics/". */
const base = process.env['DOCS_BASE'] ?? '/';

/** Of pages, those that are there. */
function existing(...pages: DefaultTheme.SidebarItem[]): DefaultTheme.SidebarItem[] {
  return pages.filter(({ link = '' }) => existsSync(at(`..${link}.md`)));
}

const guide = existing(
  { text: 'Start in two minutes', link: '/start' },
  { text: 'The adapter', link: '/adapter' },
  { text: 'Theming', link: '/theming' },
  { text: 'Frameworks', link: '/frameworks' },
  { text: 'In any page', link: '/embedding' },
  { text: 'Server rendering', link: '/server-rendering' },
);

const recipes = existing(
  { text: 'Open the person’s page', link: '/recipes/person-page' },
  { text: 'The view in the address', link: '/recipes/address' },
  { text: 'A section in a project', link: '/recipes/project' },
  { text: 'A thread of notes', link: '/recipes/notes' },
  { text: 'Columns', link: '/recipes/columns' },
  { text: 'Actions on rows', link: '/recipes/actions' },
  { text: 'Saved views', link: '/recipes/saved-views' },
  { text: 'Your own words', link: '/recipes/words' },
  { text: 'Right to left', link: '/recipes/right-to-left' },
);

const backEnd = existing(
  { text: 'The optional back end', link: '/server' },
  { text: 'Providers', link: '/providers' },
  { text: 'History', link: '/history' },
);

const more = existing(
  { text: 'Accessibility', link: '/accessibility' },
  { text: 'Browsers', link: '/browsers' },
  { text: 'Security', link: '/security' },
  { text: 'Hard to break', link: '/hard-to-break' },
  { text: 'Threat model', link: '/threat-model' },
  { text: 'What comes with it', link: '/supply-chain' },
  { text: 'Troubleshooting', link: '/troubleshooting' },
  { text: 'Moving to it', link: '/migration' },
  { text: 'What has changed', link: '/changes' },
  { text: 'What it looks like, and why', link: '/design' },
);

export default defineConfig({
  title: 'mail-analytics',
  description: 'E-mail analytics for any CRM, as web components.',
  lang: 'en-GB',
  base,
  outDir: '../docs-site',
  cleanUrls: false,
  head: [
    ['link', { rel: 'icon', href: `${base}mark.svg`, type: 'image/svg+xml' }],
    ['meta', { name: 'theme-color', content: '#3b5bdb' }],
  ],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => TAGS.includes(tag) } } },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (markdown) => outsideLinks(markdown, base),
  },
  // The elements are compiled from their source, as the tests compile them.
  vite: { build: { target: 'es2022', chunkSizeWarningLimit: 1000 }, esbuild: { target: 'es2022' } },
  transformPageData: (page) => {
    // Of an element's page the title is read from Markdown, in which the brackets are written as signs.
    page.title = page.title.replace('&lt;', '<').replace('&gt;', '>');
  },
  buildEnd: ({ outDir }) => {
    for (const file of OUTSIDE) copyFileSync(at(`../../${file}`), `${outDir}/${file}`);
  },
  themeConfig: {
    logo: '/mark.svg',
    nav: [
      { text: 'Guide', link: '/start', activeMatch: '^/(start|adapter|theming|frameworks|server-rendering)' },
      { text: 'Elements', link: `/elements/${TAGS[0] ?? ''}`, activeMatch: '^/elements/' },
      { text: 'Recipes', link: recipes[0]?.link ?? '/', activeMatch: '^/recipes/' },
      { text: 'Back end', link: '/server', activeMatch: '^/(server$|server.html|providers|history)' },
    ],
    sidebar: [
      { text: 'Guide', items: guide },
      { text: 'Elements', items: TAGS.map((tag) => ({ text: `&lt;${tag}&gt;`, link: `/elements/${tag}` })) },
      { text: 'Recipes', items: recipes },
      { text: 'Back end', items: backEnd },
      { text: 'Good to know', items: more },
    ],
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    footer: { message: 'MIT licence' },
  },
});
