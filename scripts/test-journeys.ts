// npm run test:journeys: the browser journeys alone; an argument narrows them to the files whose names contain it.
import { journeys } from './gates.ts';

process.exitCode = await journeys(process.argv.slice(2));
