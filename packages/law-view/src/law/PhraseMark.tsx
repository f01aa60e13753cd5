import type { ReactNode } from 'react';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { Finding } from '@qingce/policy-language/evaluate';
import type { Language } from '../wording/say.ts';
import type { Mark, Standing } from '../answer/marks.ts';

/** A character rather than a margin, so that the line under the phrase runs through. */
const THIN_SPACE = '\u2009';
const icons: Record<Exclude<Standing, 'step'>, string> = { met: '✓', failed: '✗', open: '?' };

/** The sign, the word and the short gloss that stand raised behind a marked phrase. */
export function PhraseMark({ mark }: { mark: Mark }): ReactNode {
  const { say, language } = useSurroundings();
  const steps = mark.steps.map(circled).join('');
  if (mark.standing === 'step') {
    return (
      <sup className="law-gloss">
        {THIN_SPACE}
        <span aria-hidden="true">{steps}</span>
        <Unseen text={say('step', { n: mark.steps.join(', ') })} />
      </sup>
    );
  }
  const gloss = glossOf(mark, language) ?? (mark.standing === 'open' ? say('notGiven') : '');
  return (
    <sup className="law-gloss">
      {THIN_SPACE}
      <span aria-hidden="true">{icons[mark.standing]}</span>
      <Unseen text={say(mark.standing)} />
      {gloss === '' ? null : ` ${gloss}`}
      {steps === '' ? null : <span aria-hidden="true">{` ${steps}`}</span>}
    </sup>
  );
}

/** ①, ② … ⑳; plain figures beyond. */
export function circled(ordinal: number): string {
  return ordinal >= 1 && ordinal <= 20 ? String.fromCodePoint(0x245f + ordinal) : `(${ordinal})`;
}

/** What decides the standing: the first gloss of the findings that have it. */
function glossOf(mark: Mark, language: Language): string | undefined {
  const deciding = mark.findings.filter((finding) => standsAs(finding) === mark.standing);
  const gloss = deciding.find((finding) => finding.gloss !== undefined)?.gloss;
  return gloss && inLanguage(gloss, language);
}

function standsAs({ holds }: Finding): Standing {
  if (holds === null) return 'open';
  return holds ? 'met' : 'failed';
}

function Unseen({ text }: { text: string }): ReactNode {
  return <span className="law-unseen">{text}</span>;
}
