import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';

import { manifest } from '../scripts/manifest.mjs';

/** What the comments of the elements say, for the documentation of each. */
const customElements: Plugin = {
  name: 'custom-elements',
  resolveId: (id) => (id === 'virtual:custom-elements' ? `\0${id}` : undefined),
  load: async (id) =>
    id === '\0virtual:custom-elements' ? `export default ${JSON.stringify(await manifest())}` : undefined,
};

/** Every state of every element, with nothing asked of the network. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), customElements],
    build: { ...vite.build, cssTarget: 'esnext', chunkSizeWarningLimit: 3000 },
  }),
};

export default config;
