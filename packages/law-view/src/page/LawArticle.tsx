import type { ReactNode } from 'react';
import { circled } from '../law/PhraseMark.tsx';
import { LawText } from '../law/LawText.tsx';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { LawTextProps } from '../law/LawText.tsx';

/** The law as a document: number, covering notice, title, what is known about it, and the text. */
export function LawArticle({ blocks, ...text }: LawTextProps): ReactNode {
  const { say, policy, language } = useSurroundings();
  const title = blocks.findIndex(({ role }) => role === 'title');
  const notice = blocks.slice(0, Math.max(title, 0)).filter(({ role }) => role === 'front');
  return (
    <article className="law-article">
      <header className="law-head">
        <p className="law-number">
          <span lang="zh-CN">{policy.documentNo}</span>
          <span aria-hidden="true"> · </span>
          {inLanguage(policy.issuer, language)}
        </p>
        {notice.length === 0 ? null : (
          <details className="law-transmittal">
            <summary>{say('transmittal')}</summary>
            <LawText blocks={notice} translation={text.translation} />
          </details>
        )}
        {title < 0 ? (
          <h1>{inLanguage(policy.title, language)}</h1>
        ) : (
          <LawText blocks={blocks.slice(title, title + 1)} translation={text.translation} />
        )}
        <Badges />
        {text.translation ? <p className="law-unofficial">{say('unofficial')}</p> : null}
      </header>
      <Legend shown={(text.marks?.size ?? 0) > 0} />
      <LawText blocks={blocks.slice(title + 1)} {...text} />
    </article>
  );
}

function Badges(): ReactNode {
  const { say, policy } = useSurroundings();
  return (
    <ul className="law-badges">
      <li>
        {say('verbatim')} <span aria-hidden="true">✓</span>
      </li>
      <li>{say('readingCount', { n: policy.readings.length })}</li>
      <li title={policy.hash}>
        <code>{policy.hash.slice(0, 15)}…</code>
      </li>
    </ul>
  );
}

function Legend({ shown }: { shown: boolean }): ReactNode {
  const { say } = useSurroundings();
  return (
    <ul className="law-legend" aria-label={say('legend')} hidden={!shown}>
      <li className="law-status--met">
        <span aria-hidden="true">✓ </span>
        {say('met')}
      </li>
      <li className="law-status--failed">
        <span aria-hidden="true">✗ </span>
        {say('failed')}
      </li>
      <li className="law-status--open">
        <span aria-hidden="true">? </span>
        {say('open')}
      </li>
      <li className="law-status--step">
        <span aria-hidden="true">{circled(1)} </span>
        {say('stepLegend')}
      </li>
    </ul>
  );
}
