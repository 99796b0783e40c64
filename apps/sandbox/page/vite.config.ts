// How the chat page is built.
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [vue()],
  // Nothing is inlined: the page's policy takes scripts, styles and fonts from its own server only.
  build: { outDir: '../../../dist/apps/sandbox/page', emptyOutDir: true, assetsInlineLimit: 0 },
});
