import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preactInstead } from './preact-instead.ts';

// The same page for the server to render: Node runs no .tsx. Everything but the components stays outside.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: preactInstead },
  ssr: { external: true },
  build: { outDir: 'dist/server', emptyOutDir: true, ssr: 'src/page/render.tsx', target: 'node24' },
});
