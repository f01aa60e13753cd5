import { grouped } from '@qingce/values';
import type { ReactNode } from 'react';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import type { ItemAnswer } from '@qingce/policy-language/evaluate';
import type { Assessed } from './useAssessment.ts';

/** On a phone: today's answer at the lower edge, and the way to the facts. */
export function Dock({
  assessed,
  open,
  onToggle,
}: {
  assessed: Assessed;
  open: boolean;
  onToggle: () => void;
}): ReactNode {
  const { say } = useSurroundings();
  return (
    <div className="law-dock">
      <DockWords assessed={assessed} />
      <button
        type="button"
        className="law-button"
        aria-expanded={open}
        aria-controls="law-panel"
        onClick={onToggle}
      >
        {say(open ? 'dockClose' : 'dockOpen')}
      </button>
    </div>
  );
}

function DockWords({ assessed: { item, touched, advice } }: { assessed: Assessed }): ReactNode {
  const { say, policy, language } = useSurroundings();
  const name = policy.items.find(({ id }) => id === item?.item)?.name;
  if (!item || !touched)
    return (
      <p className="law-dock-words">
        <span className="law-dock-item">{name ? inLanguage(name, language) : ''}</span>
      </p>
    );
  const reachable = advice[0]?.amount;
  return (
    <>
      <p className="law-dock-words">
        <DockStatus item={item} />
        {reachable === undefined ? null : (
          <span className="law-dock-item">{say('dockReach', { amount: grouped(reachable) })}</span>
        )}
      </p>
      {item.amount === null ? null : (
        <p className="law-amount">
          <strong>{grouped(item.amount)}</strong> {say('yuan')}
        </p>
      )}
    </>
  );
}

function DockStatus({ item }: { item: ItemAnswer }): ReactNode {
  const { say, language } = useSurroundings();
  const [reason] = item.reasons;
  if (item.outcome === 'ineligible' && reason) {
    const gloss = item.findings.find(({ code, holds }) => code === reason.code && holds === false)?.gloss;
    return (
      <span className="law-status--failed">
        <span aria-hidden="true">✗ </span>
        {inLanguage(gloss ?? reason.sentence, language)}
      </span>
    );
  }
  if (item.outcome === 'eligible')
    return (
      <span className="law-status--met">
        <span aria-hidden="true">✓ </span>
        {say('awarded')}
      </span>
    );
  return (
    <span className="law-status--open">
      <span aria-hidden="true">? </span>
      {say('dockMissing', { n: item.missing.length })}
    </span>
  );
}
