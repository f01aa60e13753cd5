// npm start: builds what is missing or stale, then the server, which starts when its main file is imported.
import { buildWhatIsStale } from './builds.ts';

if (!await buildWhatIsStale()) process.exit(1);
await import('../packages/server/src/app/main.ts');
