// The runner of the DMN TCK judges as it says, on a checkout of our own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTck } from './tck/campaign.ts';
import { reportLines } from './tck/report.ts';

const directory = mkdtempSync(join(tmpdir(), 'tck-'));

const literal = (name: string, text: string, needs = ''): string =>
  `<decision name="${name}" id="_${name}">${needs}
    <literalExpression><text>${text}</text></literalExpression></decision>`;
const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="own">
  <inputData name="人数" id="_in"/>
  ${literal('sum', '0.1 + 0.2')} ${literal('wrong', '1 + 1')} ${literal('illtyped', '1 + true')}
  ${literal('clock', 'now()')} ${literal('unknown', 'nothing + 1')} ${literal('third', '1 / 3')}
  ${literal('doubled', '人数 * 2', '<informationRequirement><requiredInput href="#_in"/></informationRequirement>')}
  <decision name="tier" id="_tier">
    <informationRequirement><requiredInput href="#_in"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression><text>人数</text></inputExpression></input><output name="rate"/>
      <rule><inputEntry><text>&lt; 150</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
      <rule><inputEntry><text>>= 150</text></inputEntry><outputEntry><text>0.8</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

const value = (type: string, text: string): string => `<value xsi:type="xsd:${type}">${text}</value>`;
const result = (decision: string, expected: string): string =>
  `<testCase id="${decision}"><inputNode name="人数">${value('decimal', '150')}</inputNode>
    <resultNode name="${decision}"><expected>${expected}</expected></resultNode></testCase>`;
const CASES = `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>own.dmn</modelName>
  ${result('sum', value('decimal', '0.3'))} ${result('wrong', value('decimal', '3'))}
  ${result('illtyped', '<value xsi:nil="true"/>')} ${result('clock', value('dateTime', '2020-01-01T00:00:00'))}
  ${result('unknown', value('decimal', '1'))} ${result('doubled', value('decimal', '300'))}
  ${result('third', value('decimal', '0.3333333333333333333333333333333333'))}
  ${result('tier', value('decimal', '0.8'))}
</testCases>`;

beforeAll(() => {
  mkdirSync(join(directory, 'TestCases/compliance-level-2/0001-own'), { recursive: true });
  mkdirSync(join(directory, 'TestCases/compliance-level-3'), { recursive: true });
  writeFileSync(join(directory, 'TestCases/compliance-level-2/0001-own/own.dmn'), MODEL);
  writeFileSync(join(directory, 'TestCases/compliance-level-2/0001-own/own-test-01.xml'), CASES);
});
afterAll(() => rmSync(directory, { recursive: true }));

test('compares exactly, fails what is wrong, takes a refusal for an error, leaves out by construct', () => {
  const results = [...runTck(directory)];
  const kinds = Object.fromEntries(results.map((one) => [one.test.split(' ').at(-1), one.verdict.kind]));
  expect(kinds).toEqual({
    sum: 'value', wrong: 'failed', illtyped: 'refused', clock: 'outside', unknown: 'failed', doubled: 'value',
    third: 'value', tier: 'value',
  });
  expect(reportLines(results).at(-1)).toBe(
    '8 results: 4 passed by value, 1 passed by refusal (FEEL: null), 2 failed, 1 outside the profile; '
    + '5 of 7 of the profile pass');
});
