// npm test: everything, with what this machine has; a missing part fails and is named.
import { everything } from './gates.ts';

process.exitCode = await everything();
