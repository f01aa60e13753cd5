import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The working pages below /app/. `npx vite packages/web` serves them while they are written, beside a running server.
export default defineConfig({
  base: '/app/',
  plugins: [react()],
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
