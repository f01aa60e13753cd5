import { Flex, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftComplaint, DraftFigure, PolicyDraft } from '@qingce/contract';
import type { ReactNode } from 'react';
import { Loading } from '../kit/PageStates.tsx';
import { Complaints } from './Complaints.tsx';
import { Differences, LineDifferences } from './Differences.tsx';
import { EffectView } from './EffectView.tsx';
import { Examples } from './Examples.tsx';
import { Figures } from './Figures.tsx';
import { ProofsView } from './ProofsView.tsx';
import { History } from './Proposal.tsx';
import { TextEditor } from './TextEditor.tsx';
import { useExamination } from './useExamination.ts';
import type { Jump } from './TextEditor.tsx';
import type { DraftTextInHand } from './useDraftText.ts';
import type { Examined } from './useExamination.ts';

interface PartsProps { readonly draft: PolicyDraft; readonly inHand: DraftTextInHand; readonly mayWrite: boolean }
interface PartProps extends PartsProps {
  readonly examined: Examined;
  readonly jump: Jump | undefined;
  readonly onJump: (place: { line: number; column: number }) => void;
}

/** 草案各页 — the text with its complaints, its figures, its examples, what it changes, its proofs, its history. */
export function DraftParts({ draft, inHand, mayWrite }: PartsProps): ReactNode {
  const { t } = useTranslation('drafting');
  const [part, setPart] = useState(mayWrite ? 'text' : 'changes');
  const [jump, setJump] = useState<Jump>();
  const examined = useExamination(draft.id, inHand.text);
  const onJump = ({ line, column }: { line: number; column: number }): void => {
    setPart('text');
    setJump((last) => ({ line, column, press: (last?.press ?? 0) + 1 }));
  };
  const props = { draft, inHand, mayWrite, examined, jump, onJump };
  const proofs = <ProofsView draftId={draft.id} save={inHand.save} onJump={onJump} />;
  return (
    <Tabs
      activeKey={part}
      onChange={setPart}
      items={[
        { key: 'text', label: t('text'), children: <TextPart {...props} /> },
        { key: 'figures', label: t('figures'), children: <FiguresPart {...props} /> },
        { key: 'examples', label: t('examples'), children: <ExamplesPart {...props} /> },
        { key: 'changes', label: t('changes'), children: <ChangesPart {...props} /> },
        { key: 'proofs', label: t('proofs'), children: proofs },
        { key: 'history', label: t('history'), children: <History draft={draft} /> },
      ]}
    />
  );
}

const noComplaints: readonly DraftComplaint[] = [];

function TextPart({ inHand, mayWrite, examined, jump, onJump }: PartProps): ReactNode {
  const { t } = useTranslation('drafting');
  return (
    <div className="drafting-desk">
      <TextEditor
        name={t('policyText')} value={inHand.text.policy} isReadOnly={!mayWrite} jump={jump}
        complaints={examined.examination?.complaints ?? noComplaints}
        onChange={(policy) => inHand.type({ policy })} onSave={inHand.keep}
      />
      <Complaints examined={examined} onJump={onJump} />
    </div>
  );
}

function FiguresPart({ inHand, mayWrite, examined, onJump }: PartProps): ReactNode {
  const { policy } = inHand.text;
  const write = ({ from, to }: DraftFigure, written: string): void =>
    inHand.type({ policy: policy.slice(0, from) + written + policy.slice(to) });
  if (!examined.examination) return <Loading />;
  return (
    <Figures
      figures={examined.examination.figures} mayChange={mayWrite && examined.of?.policy === policy}
      onChange={write} onJump={onJump}
    />
  );
}

function ExamplesPart({ inHand, mayWrite, examined }: PartProps): ReactNode {
  const { t } = useTranslation('drafting');
  return (
    <div className="drafting-desk">
      <TextEditor
        name={t('examplesText')} value={inHand.text.examples} isReadOnly={!mayWrite} jump={undefined}
        complaints={noComplaints} onChange={(examples) => inHand.type({ examples })} onSave={inHand.keep}
      />
      {examined.examination ? <Examples examination={examined.examination} /> : <Loading />}
    </div>
  );
}

function ChangesPart({ draft, inHand, examined }: PartProps): ReactNode {
  const { t } = useTranslation('drafting');
  const { text, save, isChanged } = inHand;
  return (
    <Flex vertical gap={16}>
      <section>
        <h2>{t('differences')}</h2>
        {examined.examination ? <Differences examination={examined.examination} /> : <Loading />}
      </section>
      <section>
        <h2>{t('lines')}</h2>
        <LineDifferences name={t('lines')} before={draft.base.policy} after={text.policy} />
      </section>
      <section>
        <h2>{t('exampleLines')}</h2>
        <LineDifferences name={t('exampleLines')} before={draft.base.examples} after={text.examples} />
      </section>
      <section><h2>{t('effect')}</h2><EffectView draftId={draft.id} save={save} isChanged={isChanged} /></section>
    </Flex>
  );
}
