import type { ReactNode } from 'react';
import { grouped } from '../answer/money.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { clauseAnchor } from './anchors.ts';
import type { ClauseStatus } from '../answer/marks.ts';
import type { Say } from '../wording/say.ts';

/** One line of the list of contents. */
export type ClauseLine = {
  readonly clause: string;
  readonly heading: string;
  /** An item below its clause, indented. */
  readonly item?: string | undefined;
  readonly status: ClauseStatus;
  readonly current: boolean;
};

type ClauseListProps = { lines: readonly ClauseLine[]; onClause: (line: ClauseLine) => void };

/** 条款 — the list of contents, with how each clause stands against the facts. */
export function ClauseList({ lines, onClause }: ClauseListProps): ReactNode {
  const { say } = useSurroundings();
  return (
    <nav className="law-contents" aria-label={say('clauses')}>
      <ol>
        {lines.map((line) => (
          <li key={line.item ?? line.clause} className={line.item === undefined ? undefined : 'law-contents-item'}>
            <a
              href={`#${clauseAnchor(line.clause)}`} aria-current={line.current ? 'true' : undefined}
              onClick={(event) => { event.preventDefault(); onClause(line); }}
            >
              <span>{line.heading}</span>
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
    case 'eligible': return <Status standing="met" icon="✓" text={grouped(status.amount)} />;
    case 'failed': return <Status standing="failed" icon="✗" text={say('statusFailed', { n: status.count })} />;
    case 'open': return <Status standing="open" icon="?" text={say('statusOpen')} />;
    case 'counted': return <CountedStatus {...status} say={say} />;
    case 'other': return <Status standing="none" text={say('statusOther')} />;
    case 'none': return null;
  }
}

function CountedStatus({ met, all, failed, say }: { met: number; all: number; failed: number; say: Say }): ReactNode {
  if (failed > 0) return <Status standing="failed" icon="✗" text={say('statusFailed', { n: failed })} />;
  const standing = met === all ? 'met' : 'open';
  return <Status standing={standing} icon={met === all ? '✓' : '?'} text={say('statusCounted', { met, all })} />;
}

function Status({ standing, icon, text }: { standing: string; icon?: string; text: string }): ReactNode {
  return <span className={`law-status law-status--${standing}`}>{icon ? <span aria-hidden="true">{icon} </span> : null}{text}</span>;
}
