// npm run build: what the browser needs, as far as it is missing or stale.
import { buildWhatIsStale } from './builds.ts';

process.exitCode = await buildWhatIsStale() ? 0 : 1;
