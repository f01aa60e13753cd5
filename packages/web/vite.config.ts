import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Writes the names of all built files into the worker that keeps the pages on a device. */
function serviceWorker(): Plugin {
  const source = new URL('src/visit/service-worker.js', import.meta.url);
  return {
    name: 'qingce-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/')).map((file) => `/app/${file}`);
      const text = readFileSync(source, 'utf8').replace('/* BUILT FILES */ []', JSON.stringify(files.toSorted()));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: text });
    },
  };
}

// The working pages below /app/. `npx vite packages/web` serves them while they are written, beside a running server.
export default defineConfig({
  base: '/app/',
  plugins: [react(), serviceWorker()],
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: {
    host: '127.0.0.1',
    port: 4910,
    proxy: Object.fromEntries(
      ['/api', '/login', '/logout', '/assets', '/policies'].map((path) => [
        path,
        process.env['QINGCE_SERVER'] ?? 'http://127.0.0.1:3000',
      ]),
    ),
  },
});
