import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from 'virtual:custom-elements';

import '../src/define.js';
import '../src/elements/mail-recipients/mail-recipients.define.js';
import '../src/elements/mail-status-legend/mail-status-legend.define.js';
import { seesWhole } from '../stories/person.js';
import { forControls } from './manifest.js';
import './page.css';

setCustomElementsManifest(forControls(manifest));

const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  ja: '日本語',
  ar: 'العربية',
};

const WIDTHS = { whole: 'Whole width', '1200px': '1200 px', '768px': '768 px', '390px': '390 px', '320px': '320 px' };

type Icon = NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>['icon'];

function choice(title: string, icon: Icon, values: Record<string, string>) {
  const items = Object.entries(values).map(([value, words]) => ({ value, title: words }));
  return { description: title, toolbar: { title, icon, items, dynamicTitle: true } };
}

/** The page around a story, as the toolbar sets it. */
const inPage: Decorator = (story, { args, argTypes, globals }) => {
  const root = document.documentElement;
  const { scheme, direction, language, density, width } = globals as Record<string, string>;
  root.style.colorScheme = scheme ?? 'light';
  root.lang = language ?? 'en';
  root.dir = direction || (language === 'ar' ? 'rtl' : 'ltr');
  const shown = density && 'density' in argTypes ? { ...args, density } : args;
  return html`<main style=${width && width !== 'whole' ? `max-inline-size: ${width}` : ''}>
    ${story({ args: shown })}
  </main>`;
};

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { story: { inline: true } },
    // An element is no page: it has neither landmarks nor a first heading of its own.
    a11y: { test: 'error', config: { rules: [{ id: 'region', enabled: false }] } },
    backgrounds: { disable: true },
  },
  globalTypes: {
    scheme: choice('Theme', 'contrast', { light: 'Light', dark: 'Dark', 'light dark': 'As the system' }),
    direction: choice('Direction', 'transfer', { '': 'As the language', ltr: 'Left to right', rtl: 'Right to left' }),
    language: choice('Language', 'globe', LANGUAGES),
    density: choice('Density', 'menu', { '': 'As the story', comfortable: 'Comfortable', compact: 'Compact' }),
    width: choice('Width', 'grow', WIDTHS),
  },
  initialGlobals: { scheme: 'light', direction: '', language: 'en', density: '', width: 'whole' },
  decorators: [inPage],
  beforeEach: () => {
    delete document.documentElement.dataset['story'];
  },
  // So that whoever takes pictures knows that a story is whole, and has been acted in.
  afterEach: async ({ id, canvasElement, parameters }) => {
    await seesWhole(canvasElement, parameters);
    document.documentElement.dataset['story'] = id;
  },
};

export default preview;
