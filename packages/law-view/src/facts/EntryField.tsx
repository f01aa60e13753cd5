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
      {...entry}
      wire={fact.wire}
      unit={unitOf(fact, policy, language)}
      readOnly={form.readOnly}
      value={readAt(form.json, path)}
      onValue={(value) => form.onChange(path, value)}
    />
  );
}

type EntryProps = Partial<EntryAttributes> & {
  wire: FactWire;
  unit?: string;
  value: unknown;
  readOnly?: boolean | undefined;
  'aria-label'?: string;
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
        {...attributes}
        type="text"
        inputMode={inputModes[wire]}
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        placeholder={placeholders[wire]}
        value={typed ?? shownOf(wire, value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      {dated && !readOnly ? <DayPicker value={shownOf(wire, value)} onPick={type} /> : null}
      {unit === '' ? null : <span className="law-unit">{unit}</span>}
    </span>
  );
}

/** The browser's own calendar behind a sign at the end of the field; whoever types never needs it. */
function DayPicker({ value, onPick }: { value: string; onPick: (day: string) => void }): ReactNode {
  return (
    <span className="law-picker" aria-hidden="true">
      <input
        type="date"
        tabIndex={-1}
        value={/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? value : ''}
        onChange={(event) => onPick(event.target.value)}
      />
    </span>
  );
}

const placeholders: Partial<Record<FactWire, string>> = {
  day: 'YYYY-MM-DD',
  instant: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  year: 'YYYY',
};

const inputModes: Partial<Record<FactWire, 'decimal' | 'numeric'>> = {
  money: 'decimal',
  amount: 'decimal',
  measure: 'decimal',
  factor: 'decimal',
  ratio: 'decimal',
  integer: 'numeric',
  year: 'numeric',
  region: 'numeric',
  day: 'numeric',
  instant: 'numeric',
  month: 'numeric',
};
