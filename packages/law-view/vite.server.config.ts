import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The same page for the server to render: Node runs no .tsx. Everything but the components stays outside.
export default defineConfig({
  plugins: [react()],
  ssr: { external: true },
  build: { outDir: 'dist/server', emptyOutDir: true, ssr: 'src/page/render.tsx', target: 'node24' },
});
