import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => tag.startsWith('mail-') || tag === 'email-status-icon';

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
