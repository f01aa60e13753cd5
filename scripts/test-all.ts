// npm run test:all: first installs what the tests need and the machine lacks, then the same as npm test.
import { everything } from './gates.ts';
import { installMissingParts } from './install-parts.ts';

await installMissingParts();
process.exitCode = await everything();
