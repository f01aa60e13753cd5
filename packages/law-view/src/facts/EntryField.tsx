import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FactWire } from '@qingce/policy-language/evaluate';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { shownOf, wireOf } from './entry.ts';
import { unitOf } from './form.ts';
import { readAt } from './path.ts';
import type { EntryAttributes } from './Field.tsx';
import type { FactFieldProps } from './form.ts';

/** A single typed entry: amount, number, day, month or text, with its unit behind it. */
export function EntryField({ form, fact, path, ...entry }: FactFieldProps & EntryAttributes): ReactNode {
  const { policy, language } = useSurroundings();
  return (
    <Entry
      {...entry} wire={fact.wire} unit={unitOf(fact, policy, language)} readOnly={form.readOnly}
      value={readAt(form.json, path)} onValue={(value) => form.onChange(path, value)}
    />
  );
}

type EntryProps = Partial<EntryAttributes> & {
  wire: FactWire; unit?: string; value: unknown; readOnly?: boolean | undefined; 'aria-label'?: string;
  onValue: (value: unknown) => void;
};

/** The input itself. What is being typed stays as it is typed; at rest the value stands in its usual form. */
export function Entry({ wire, unit = '', value, readOnly, onValue, ...attributes }: EntryProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const dated = wire === 'day' || wire === 'instant';
  const type = (text: string): void => {
    setTyped(text);
    onValue(wireOf(wire, text));
  };
  return (
    <span className="law-entry">
      <input
        {...attributes} type={dated ? 'date' : 'text'} inputMode={inputModes[wire]} autoComplete="off" spellCheck={false}
        readOnly={readOnly} min={dated ? '1900-01-01' : undefined} max={dated ? '2200-12-31' : undefined}
        placeholder={wire === 'month' ? '2017-01' : undefined}
        value={typed ?? shownOf(wire, value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      {unit === '' ? null : <span className="law-unit">{unit}</span>}
    </span>
  );
}

const inputModes: Partial<Record<FactWire, 'decimal' | 'numeric'>> = {
  money: 'decimal', amount: 'decimal', measure: 'decimal', factor: 'decimal', ratio: 'decimal',
  integer: 'numeric', year: 'numeric', region: 'numeric',
};
