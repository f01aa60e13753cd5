import { Done, noStakeStatement } from '@qingce/contract';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewList } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { Ceiling } from '../kit/Ceiling.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { useLanguage } from '../kit/useLanguage.ts';

interface Filled {
  readonly opinion: string;
  /** By claim: a reason for each line that is not agreed to. */
  readonly lines?: Readonly<Record<string, { readonly disagrees?: boolean; readonly reason?: string }>>;
}

/** 会签 — the signer sees the hash and the total that the signature is about, and says of each line what they think. */
export function SignList({ list }: { list: ReviewList }): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  const needed = useNeeded();
  const language = useLanguage();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('sign')}
      </Button>
      {open ? (
        <ActModal<Filled, Done>
          title={t('signTitle', { number: list.number })}
          ok={t('sign')}
          done={t('signed')}
          path={`/api/review-lists/${list.id}/sign`}
          schema={Done}
          body={({ opinion, lines = {} }) =>
            ({ hash: list.hash, noStake: true, opinion, disagreements: disagreementsIn(lines) })}
          onClose={() => setOpen(false)}
        >
          <p>{t('signLead')}</p>
          <Ceiling policy={list.policy} amount={list.total} />
          <p>
            <code className="review-hash">{list.hash}</code>
          </p>
          <p>
            <strong>
              <MoneyText yuan={list.total} words />
            </strong>
          </p>
          <p className="app-faint">{t('opinionsLead')}</p>
          {list.lines.map((line) => <LineOpinion key={line.claimId} line={line} />)}
          <p>
            {t('noStakeLead')} <strong>{noStakeStatement[language === 'en' ? 'en' : 'zh']}</strong>
          </p>
          <Form.Item name="opinion" label={t('opinion')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}

/** One line of the list: agreed to unless it is ticked, and then with the reason. */
function LineOpinion({ line }: { line: ReviewList['lines'][number] }): ReactNode {
  const { t } = useTranslation('review');
  const needed = useNeeded();
  const place = ['lines', line.claimId];
  const disagrees = Form.useWatch([...place, 'disagrees']) === true;
  return (
    <div className="review-opinion">
      <Form.Item name={[...place, 'disagrees']} valuePropName="checked" noStyle>
        <Checkbox>
          {t('disagreeWith', { number: line.number, applicant: line.applicant })} <MoneyText yuan={line.amount} />
        </Checkbox>
      </Form.Item>
      {disagrees ? (
        <Form.Item
          name={[...place, 'reason']}
          label={t('disagreeReason', { number: line.number })}
          rules={[needed]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      ) : null}
    </div>
  );
}

function disagreementsIn(lines: NonNullable<Filled['lines']>): { claimId: string; reason: string }[] {
  return Object.entries(lines).flatMap(([claimId, { disagrees, reason = '' }]) =>
    disagrees === true ? [{ claimId, reason }] : []);
}
