import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFigure } from '@qingce/contract';
import type { ReactNode } from 'react';
import { NothingHere } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { PolicyWords } from './PolicyWords.tsx';

interface FiguresProps {
  readonly figures: readonly DraftFigure[];
  /** False while the figures are of an older text than the one in hand: their places may have moved. */
  readonly mayChange: boolean;
  readonly onChange: (figure: DraftFigure, written: string) => void;
  readonly onJump: (place: { line: number; column: number }) => void;
}

/** 数字与日期 — the named figures of the policy; what is written here is written into the text at its place. */
export function Figures({ figures, mayChange, onChange, onJump }: FiguresProps): ReactNode {
  const { t } = useTranslation('drafting');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  if (figures.length === 0) return <NothingHere hint={t('noFigures')} />;
  const nameOf = ({ kind, name }: DraftFigure): string =>
    (kind === 'window' ? t(name.zh === 'window.opens' ? 'windowOpens' : 'windowCloses') : inLanguage(name, language));
  return (
    <>
      <p className="app-faint">{t('figuresLead')}</p>
      <WideTable<DraftFigure>
        name={t('figures')}
        rowKey={({ from }) => from}
        dataSource={[...figures]}
        columns={[
          { title: t('clause'), key: 'clause', render: (_, { clause }) => shared('clause', { clause }) },
          { title: t('kind'), key: 'kind', render: (_, { kind }) => t(`kinds.${kind}`) },
          { title: t('name'), key: 'name', render: (_, one) => <PolicyWords text={nameOf(one)} /> },
          {
            title: t('written'), key: 'written', render: (_, one) => (
              <FigureInput
                figure={one} name={`${nameOf(one)} ${t('written')}`} isDisabled={!mayChange}
                onChange={(written) => onChange(one, written)}
              />
            ),
          },
          {
            title: t('place'), key: 'place', render: (_, { line }) => (
              <Button type="link" size="small" onClick={() => onJump({ line, column: 1 })}>
                {t('line', { line })}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

interface FigureInputProps {
  readonly figure: DraftFigure; readonly name: string; readonly isDisabled: boolean;
  readonly onChange: (written: string) => void;
}

/** Written into the text when the field is left or Enter is pressed; Escape takes it back. */
function FigureInput({ figure: { written }, name, isDisabled, onChange }: FigureInputProps): ReactNode {
  // What was typed holds for the figure that it was typed upon; another one shows itself.
  const [edit, setEdit] = useState({ of: written, typed: written });
  const typed = edit.of === written ? edit.typed : written;
  const setTyped = (text: string): void => setEdit({ of: written, typed: text });
  const finish = (): void => {
    const text = typed.trim();
    if (text === '' || /[\n|`"]/.test(text)) setTyped(written);
    else if (text !== written) onChange(text);
  };
  return (
    <Input
      className="drafting-figure" lang="zh-CN" aria-label={name} value={typed} maxLength={60} readOnly={isDisabled}
      onChange={(event) => setTyped(event.target.value)} onBlur={finish} onPressEnter={finish}
      onKeyDown={(event) => { if (event.key === 'Escape') setTyped(written); }}
    />
  );
}
