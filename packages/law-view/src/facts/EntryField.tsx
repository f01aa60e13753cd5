import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FactWire } from '@qingce/policy-language/evaluate';
import { inLanguage } from '../wording/say.ts';
import { useSurroundings } from '../wording/Surroundings.tsx';
import { shownOf, wireOf } from './entry.ts';
import { regionName, unitOf } from './form.ts';
import { readAt } from './path.ts';
import type { EntryAttributes } from './Field.tsx';
import type { FactFieldProps } from './form.ts';

/** A single typed entry: amount, number, day, month or text, with its unit behind it. */
export function EntryField({ form, fact, path, ...entry }: FactFieldProps & EntryAttributes): ReactNode {
  const { policy, language } = useSurroundings();
  const value = readAt(form.json, path);
  const isRegion = fact.wire === 'region' && policy.regions !== undefined;
  return (
    <>
      <Entry
        {...entry}
        list={isRegion ? `${entry.id}-regions` : undefined}
        wire={fact.wire}
        unit={isRegion ? regionName(value, policy, language) : unitOf(fact, policy, language)}
        readOnly={form.readOnly}
        value={value}
        onValue={(to) => form.onChange(path, to)}
      />
      {isRegion ? <Regions id={`${entry.id}-regions`} /> : null}
    </>
  );
}

/** The divisions that the policy names, for whoever does not know their codes by heart. */
function Regions({ id }: { id: string }): ReactNode {
  const { policy, language } = useSurroundings();
  return (
    <datalist id={id}>
      {Object.entries(policy.regions ?? {}).map(([code, name]) => (
        <option key={code} value={code}>{inLanguage(name, language)}</option>
      ))}
    </datalist>
  );
}

type EntryProps = Partial<EntryAttributes> & {
  wire: FactWire;
  unit?: string;
  value: unknown;
  readOnly?: boolean | undefined;
  'aria-label'?: string;
  list?: string | undefined;
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
    <span className={wire === 'region' ? 'law-entry law-entry--region' : 'law-entry'}>
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
