// npm run tck: runs the DMN TCK from the checkout that TCK_DIR names, as far as the published profile goes.
import { runTck } from '../packages/policy-language/tests/tck/campaign.ts';
import { reportLines } from '../packages/policy-language/tests/tck/report.ts';

const directory = process.env['TCK_DIR'];
if (directory === undefined || directory === '') {
  console.log('Skipped: TCK_DIR names no checkout of the DMN TCK (https://github.com/dmn-tck/tck).');
} else {
  const results = [...runTck(directory)];
  console.log(reportLines(results).join('\n'));
  process.exitCode = results.some(({ verdict }) => verdict.kind === 'failed') ? 1 : 0;
}
