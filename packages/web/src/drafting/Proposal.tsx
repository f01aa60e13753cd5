import { Done } from '@qingce/contract';
import { Alert, Button, Card, Flex, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDraft, ProposeDraft } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere } from '../kit/PageStates.tsx';

type Proposed = PolicyDraft['proposals'][number];

/** 提请发布 — the newest save, with the paper that decided the change. */
export function Propose(
  { draft, save, isChanged }: { draft: PolicyDraft; save: number; isChanged: boolean },
): ReactNode {
  const { t } = useTranslation('drafting');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" disabled={isChanged} onClick={() => setOpen(true)}>{t('propose')}</Button>
      {open ? (
        <ActModal<Omit<ProposeDraft, 'save'>, Done>
          title={t('propose')} ok={t('propose')} done={t('proposed')}
          path={`/api/policy-drafts/${draft.id}/propose`} schema={Done} body={(filled) => ({ ...filled, save })}
          onClose={() => setOpen(false)}
        >
          <p className="app-faint">{t('proposeLead', { save })}</p>
          <Form.Item name="document" label={t('document')} rules={[needed]}><Input maxLength={120} /></Form.Item>
          <Form.Item name="documentNo" label={t('documentNo')} rules={[needed]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="reason" label={t('reason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}

/** 撤回提请 — the draft can be changed again. */
export function Withdraw({ draft }: { draft: PolicyDraft }): ReactNode {
  const { t } = useTranslation('drafting');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw')}</Button>
      {open ? (
        <ActModal<object, Done>
          title={t('withdraw')} ok={t('withdraw')} done={t('withdrawn')}
          path={`/api/policy-drafts/${draft.id}/withdraw`} schema={Done} onClose={() => setOpen(false)}
        >
          <p>{t('withdrawLead')}</p>
        </ActModal>
      ) : null}
    </>
  );
}

/** 发布 — of exactly the text whose hash is shown; by a second person. */
export function Publish({ draft, proposal }: { draft: PolicyDraft; proposal: Proposed }): ReactNode {
  const { t } = useTranslation('drafting');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('publish')}</Button>
      {open ? (
        <ActModal<object, Done>
          title={t('publish')} ok={t('publish')} done={t('published')}
          path={`/api/policy-drafts/${draft.id}/publish`} schema={Done} body={() => ({ hash: proposal.hash })}
          onClose={() => setOpen(false)}
        >
          <p>{t('publishLead')}</p>
          <p>{proposal.document} {proposal.documentNo}</p>
          <p className="drafting-hash app-faint">{proposal.hash}</p>
        </ActModal>
      ) : null}
    </>
  );
}

/** 退回 — with the reason. */
export function Return({ draft }: { draft: PolicyDraft }): ReactNode {
  const { t } = useTranslation('drafting');
  const needed = useNeeded();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('return')}</Button>
      {open ? (
        <ActModal<{ reason: string }, Done>
          title={t('return')} ok={t('return')} done={t('returned')}
          path={`/api/policy-drafts/${draft.id}/return`} schema={Done} onClose={() => setOpen(false)}
        >
          <Form.Item name="reason" label={t('returnReason')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}

const outcomes = { published: 'success', returned: 'warning', withdrawn: 'default' } as const;

/** 提请与保存 — what was proposed and what became of it, and who saved when. */
export function History({ draft }: { draft: PolicyDraft }): ReactNode {
  const { t } = useTranslation('drafting');
  return (
    <Flex vertical gap={16}>
      {draft.proposals.length === 0 ? <NothingHere hint={t('neverProposed')} /> : draft.proposals.map((one) => (
        <OneProposal key={one.at + one.hash + (one.settledAt ?? '')} proposal={one} />
      ))}
      <section>
        <h2>{t('saves')}</h2>
        <ol className="drafting-saves" reversed>
          {draft.saves.map(({ save, by, at }) => (
            <li key={save} value={save}>{t('savedBy', { by })} <DateText at={at} /></li>
          ))}
        </ol>
      </section>
    </Flex>
  );
}

function OneProposal({ proposal }: { proposal: Proposed }): ReactNode {
  const { t } = useTranslation('drafting');
  const { save, document, documentNo, reason, by, at, outcome, settledBy, settledAt, note, hash } = proposal;
  const colour = outcome === null ? 'processing' : outcomes[outcome];
  return (
    <Card
      size="small" title={`${document} ${documentNo}`}
      extra={<Tag color={colour}>{t(`outcomes.${outcome ?? 'waiting'}`)}</Tag>}
    >
      <p>{reason}</p>
      <p>{t('proposedBy', { save, by })} <DateText at={at} /></p>
      {settledBy === null ? null : <p>{t('settledBy', { by: settledBy })} <DateText at={settledAt} /></p>}
      {note === null ? null : <Alert type="warning" showIcon title={note} />}
      <p className="drafting-hash app-faint">{hash}</p>
    </Card>
  );
}
