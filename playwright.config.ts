import { defineConfig } from '@playwright/test';
import { providerClient } from './packages/server/test/provider-client.ts';
import { chromiumPath } from './scripts/machine-parts.ts';

const port = process.env.JOURNEYS_PORT ?? '4790';
const startOnEmptyFolder = 'trap : TERM INT; folder=$(mktemp -d); DATA_DIR=$folder npm start; rm -rf $folder';

// One journey lets a real identity provider listen at the next port; people come back to the name of this machine.
const identityProvider = {
  OIDC_ISSUER: `http://127.0.0.1:${Number(port) + 1}`, OIDC_NAME: 'Sample Identity',
  OIDC_CLIENT_ID: providerClient.client_id, OIDC_CLIENT_SECRET: providerClient.client_secret,
  PUBLIC_URL: `http://localhost:${port}`,
};

// The journeys drive the product as a newcomer meets it: npm start, an empty folder, the embedded database.
export default defineConfig({
  testDir: 'packages/web/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // A journey is long, and the machine may be busy: what hangs is told by its own step, well before the journey's end.
  timeout: 900_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.JOURNEYS_REPORT ?? 'test-results/journeys.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: chromiumPath,
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
  },
  webServer: {
    command: startOnEmptyFolder,
    url: `http://127.0.0.1:${port}/readyz`,
    // The story is played first, and the machine may be busy.
    timeout: 480_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: { HOST: '127.0.0.1', PORT: port, DATABASE_URL: '', ...identityProvider },
  },
});
