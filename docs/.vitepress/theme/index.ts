import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';

import HomeDemo from './HomeDemo.vue';
import Live from './Live.vue';
import TokenEditor from './TokenEditor.vue';
import './site.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-after': () => h(HomeDemo) }),
  enhanceApp({ app }) {
    app.component('Live', Live);
    app.component('TokenEditor', TokenEditor);
  },
} satisfies Theme;
