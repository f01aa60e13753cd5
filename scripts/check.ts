// npm run check: what an author runs before every commit; needs neither PostgreSQL nor a browser.
import { readingSteps } from './gates.ts';
import { conclude, vitestStep } from './steps.ts';

process.exitCode = conclude([
  ...await readingSteps(),
  await vitestStep('quick tests', ['--project', 'rules']),
]);
