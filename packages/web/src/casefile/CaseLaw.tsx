import { LawText, derivationOf, dimmedLimbs, layOut, marksOf } from '@qingce/law-view';
import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { Answer, CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { CaseAnswer } from './CaseAnswer.tsx';
import { RecordNote } from '../kit/RecordNote.tsx';
import { answerOf } from './answer-of.ts';
import { useItemNames } from '../kit/useItemNames.ts';

/** The law page with the facts of the case: on what was claimed, and on what the offices accept. */
export function CaseLaw({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const [basis, setBasis] = useState<'accepted' | 'claimed'>('accepted');
  const [position, setPosition] = useState(0);
  const itemName = useItemNames();
  const answer = answerOf(basis === 'accepted' ? file.acceptedAnswer : file.claimedAnswer);
  const items = answer?.items ?? [];
  return (
    <>
      <div className="case-law-tools">
        <Segmented
          value={basis}
          onChange={setBasis}
          options={[
            { value: 'accepted', label: t('answerOnAccepted') },
            { value: 'claimed', label: t('answerOnClaimed') },
          ]}
        />
        {items.length > 1 ? (
          <Select
            aria-label={t('item')}
            value={position}
            onChange={setPosition}
            popupMatchSelectWidth={false}
            options={items.map((item, at) => ({
              value: at,
              label: `${at + 1}. ${itemName(policy.id, item.item)}`,
            }))}
          />
        ) : null}
      </div>
      {answer ? (
        <PaintedLaw
          policy={policy}
          answer={answer}
          position={Math.min(position, items.length - 1)}
          json={basis === 'accepted' ? file.accepted : file.claimed}
          awards={basis === 'accepted' ? file.priorAwards : []}
        />
      ) : null}
    </>
  );
}

function PaintedLaw({
  policy,
  answer,
  position,
  json,
  awards,
}: {
  policy: CheckedPolicy;
  answer: Answer;
  position: number;
  json: unknown;
  awards: CaseFile['priorAwards'];
}): ReactNode {
  const blocks = useMemo(() => layOut(policy), [policy]);
  const [lit, setLit] = useState<ReadonlySet<number>>(new Set());
  const item = answer.items[position];
  if (!item) return null;
  const steps = derivationOf(policy, item);
  const marks = marksOf(item, steps);
  const section = item.clause.split('.').slice(0, 2).join('.');
  const bearing = blocks.filter(
    (block) =>
      block.section.startsWith(section) || block.pieces.some(({ phrase }) => phrase && marks.has(phrase.id)),
  );
  return (
    <div className="case-law">
      <div className="case-law-text">
        <LawText
          blocks={bearing}
          marks={marks}
          lit={lit}
          dimmed={dimmedLimbs({ policy, blocks, clause: item.clause, marks })}
          onPoint={(phrase) => setLit(phrase === undefined ? new Set() : new Set([phrase]))}
        />
      </div>
      <CaseAnswer answer={answer} position={position} json={json} steps={steps} lit={lit} onLit={setLit}>
        {awards.length > 0 ? <RecordNote policy={policy} item={item.item} awards={awards} /> : null}
      </CaseAnswer>
    </div>
  );
}
