import { grouped } from '@qingce/values';
import type { ReactNode } from 'react';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { clauseAnchor } from './anchors.ts';
import type { Say } from '../wording/say.ts';
import type { ClauseStatus } from '../answer/marks.ts';
import type { ContentsLine } from './contents.ts';

type ClauseListProps = {
  readonly lines: readonly ContentsLine[];
  readonly view: string;
  readonly onLine: (line: ContentsLine) => void;
};

/** 条款 — the list of contents, with how each clause and item stands against the facts. */
export function ClauseList({ lines, view, onLine }: ClauseListProps): ReactNode {
  const { say } = useSurroundings();
  return (
    <nav className="law-contents" aria-label={say('clauses')}>
      <ol>
        {lines.map((line) => (
          <li key={`${line.clause} ${line.item ?? ''}`} className={`law-contents-${line.rank}`}>
            <a
              href={`#${clauseAnchor(line.clause)}`}
              aria-current={line.item === view ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                onLine(line);
              }}
            >
              <span className="law-contents-text">{line.text}</span>
              <StatusText status={line.status} say={say} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StatusText({ status, say }: { status: ClauseStatus; say: Say }): ReactNode {
  switch (status.kind) {
    case 'eligible':
      return <Status standing="met" icon="✓" text={grouped(status.amount)} />;
    case 'failed':
      return <Status standing="failed" icon="✗" text={say('statusFailed', { n: status.count })} />;
    case 'open':
      return <Status standing="open" icon="?" text={say('statusOpen')} />;
    case 'counted':
      return <CountedStatus {...status} say={say} />;
    case 'other':
      return <Status standing="none" text={say('statusOther')} />;
    case 'none':
      return null;
  }
}

function CountedStatus({
  met,
  all,
  failed,
  say,
}: {
  met: number;
  all: number;
  failed: number;
  say: Say;
}): ReactNode {
  if (failed > 0) return <Status standing="failed" icon="✗" text={say('statusFailed', { n: failed })} />;
  const standing = met === all ? 'met' : 'open';
  return <Status standing={standing} icon={met === all ? '✓' : '?'} text={say('statusCounted', { met, all })} />;
}

function Status({ standing, icon, text }: { standing: string; icon?: string; text: string }): ReactNode {
  return (
    <span className={`law-status law-status--${standing}`}>
      {icon ? <span aria-hidden="true">{icon} </span> : null}
      {text}
    </span>
  );
}
