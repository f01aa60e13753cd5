import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preactInstead } from './preact-instead.ts';

// The script that wakes the law page in the browser, with its styles. The server finds both through the manifest.
export default defineConfig({
  base: '/assets/',
  plugins: [react()],
  resolve: { alias: preactInstead },
  build: {
    outDir: 'dist/client', emptyOutDir: true, manifest: true, target: 'es2022', assetsDir: '.', modulePreload: false,
    rolldownOptions: { input: 'src/page/island.tsx' },
  },
});
