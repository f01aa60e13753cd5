import { assessDraft } from '@qingce/law-view';
import { Alert, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '@qingce/law-view';
import type { ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import { CountFacts } from './CountFacts.tsx';
import { EffectOnAward } from './EffectOnAward.tsx';
import { Photographs } from './Photographs.tsx';
import { SignReport } from './SignReport.tsx';
import type { VisitInHand } from './visit-in-hand.ts';
import type { FieldDraft } from './field-store.ts';
import { instantNow } from './photograph.ts';
import { useFieldStore } from './useField.ts';

/** Counting: every change is kept on the device at once, so that a dead battery or a reload loses nothing. */
export function VisitForm({ visit, start }: { visit: VisitInHand; start: FieldDraft }): ReactNode {
  const { t } = useTranslation('visit');
  const { pack, policy } = visit.taken;
  const { draft, change, kept } = useKeptDraft(start);
  const draftedFacts = draft.json as Draft;
  const view = draftedFacts.items[0]?.['item'];
  const assessed = assessDraft({
    policy, draft: draftedFacts, view: typeof view === 'string' ? view : '', readings: {},
  });
  return (
    <>
      <Card size="small" title={t('found')}>
        <CountFacts
          taken={visit.taken}
          json={draft.json}
          errors={assessed.errors}
          onChange={(json) => change({ ...draft, json })}
        />
      </Card>
      <Photographs visitId={pack.visit.id} photos={visit.photos} />
      <Card size="small" title={t('comment')}>
        <Form layout="vertical">
          <Form.Item label={t('commentBy')} htmlFor="visit-comment-by">
            <Input
              id="visit-comment-by"
              maxLength={80}
              value={draft.commentBy}
              onChange={(event) => change({ ...draft, commentBy: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('commentText')} htmlFor="visit-comment">
            <Input.TextArea
              id="visit-comment"
              rows={3}
              maxLength={2000}
              value={draft.comment}
              onChange={(event) => change({ ...draft, comment: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('remark')} htmlFor="visit-remark">
            <Input.TextArea
              id="visit-remark"
              rows={2}
              maxLength={2000}
              value={draft.remark}
              onChange={(event) => change({ ...draft, remark: event.target.value })}
            />
          </Form.Item>
        </Form>
      </Card>
      <EffectOnAward policy={visit.taken.policy} claimed={visit.taken.pack.facts} answer={assessed.answer} />
      <DraftKept kept={kept} />
      <SignReport visit={visit} draft={draft} isWrong={assessed.errors.length > 0} />
    </>
  );
}

type Kept = { readonly at: string } | { readonly failed: string } | undefined;

function useKeptDraft(start: FieldDraft) {
  const open = useFieldStore();
  const [draft, setDraft] = useState(start);
  const [kept, setKept] = useState<Kept>();
  const change = (next: FieldDraft): void => {
    setDraft(next);
    open().then((store) => store.put('drafts', next)).then(
      () => setKept({ at: instantNow() }),
      (error: unknown) => setKept({ failed: error instanceof Error ? error.message : String(error) }),
    );
  };
  return { draft, change, kept };
}

function DraftKept({ kept }: { kept: Kept }): ReactNode {
  const { t } = useTranslation('visit');
  if (!kept) return null;
  if ('failed' in kept) {
    return <Alert type="error" showIcon role="alert" title={t('notSavedHere', { why: kept.failed })} />;
  }
  return <output className="app-faint">✓ {t('savedHere', { at: inShanghai(kept.at) })}</output>;
}
