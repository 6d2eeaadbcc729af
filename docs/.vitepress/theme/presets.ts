import type { Edits } from './token-css.js';

/** To begin from. */
export const PRESETS: readonly { name: string; edits: Edits }[] = [
  { name: 'As it comes', edits: {} },
  {
    name: 'Violet',
    edits: {
      '--mail-accent': { light: '#7a2ee0', dark: '#c3a1ff' },
      '--mail-surface-sunken': { light: '#faf7ff', dark: '#1c1826' },
      '--mail-radius': { light: '20px' },
    },
  },
  {
    name: 'Paper',
    edits: {
      '--mail-surface': { light: '#fffefc', dark: '#1b1916' },
      '--mail-surface-sunken': { light: '#f7f3ea', dark: '#221f1a' },
      '--mail-line': { light: '#e3dccd', dark: '#3a352c' },
      '--mail-line-quiet': { light: '#eee8db', dark: '#2c2822' },
      '--mail-ink': { light: '#2a2318', dark: '#f3ede1' },
      '--mail-accent': { light: '#8a4b12', dark: '#f0b06a' },
      '--mail-radius': { light: '6px' },
      '--mail-font': { light: '14px/1.45 Georgia, serif' },
    },
  },
  {
    name: 'Square',
    edits: {
      '--mail-ink': { light: '#000000', dark: '#ffffff' },
      '--mail-line': { light: '#9aa1af', dark: '#5b6475' },
      '--mail-accent': { light: '#0b57d0', dark: '#a8c7fa' },
      '--mail-radius': { light: '0px' },
      '--mail-shadow': { light: '0 0 0 2px currentcolor' },
    },
  },
];
