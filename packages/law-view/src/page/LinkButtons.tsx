import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { addressOf } from './useLawState.ts';
import type { LawActs, LawState } from './useLawState.ts';

/** A link that carries the facts, and the printed page. */
export function LinkButtons({ state }: { state: LawState & LawActs }): ReactNode {
  const { say } = useSurroundings();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(addressOf(state), location.href).href);
    setCopied(true);
  };
  return (
    <p className="law-actions">
      {state.touched ? (
        <button
          type="button"
          className="law-link"
          onClick={() => {
            void copy();
          }}
        >
          {say('copyLink')}
        </button>
      ) : null}
      <button type="button" className="law-link" onClick={() => print()}>
        {say('print')}
      </button>
      {state.touched ? (
        <button type="button" className="law-link" onClick={state.clear}>
          {say('clear')}
        </button>
      ) : null}
      <output>{copied ? say('copied') : ''}</output>
    </p>
  );
}
