import { nameOf, parsePath } from '@qingce/law-view';
import { canonicalJson } from '@qingce/values';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitReport } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { newIdempotencyKey } from '../kit/api.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import type { VisitInHand } from './visit-in-hand.ts';
import { contentOf, missingIn } from './draft-of.ts';
import { keepSigned } from './field-store.ts';
import type { FieldDraft } from './field-store.ts';
import { sha256Of } from './photograph.ts';
import { useFieldChanged, useFieldStore, useSending } from './useField.ts';

/** 签字 — shows the hash of what is signed, puts the report into the queue on the device, and sends it if it can. */
export function SignReport(
  { visit, draft, isWrong }: { visit: VisitInHand; draft: FieldDraft; isWrong: boolean },
): ReactNode {
  const { t } = useTranslation('visit');
  const { userId, displayName } = useSession();
  const problem = useProblem(visit, draft, isWrong);
  const [isAsked, setIsAsked] = useState(false);
  const [report, setReport] = useState<VisitReport>();
  const prepare = async (): Promise<void> => {
    setIsAsked(true);
    if (problem !== undefined) return;
    const content = contentOf(visit.taken.pack, draft, { inspector: userId, photos: visit.photos });
    const contentSha256 = await sha256Of(new TextEncoder().encode(canonicalJson(content)));
    setReport({ id: newIdempotencyKey(), content, contentSha256, replaces: visit.taken.pack.own?.id ?? null });
  };
  return (
    <>
      {isAsked && problem !== undefined ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
      <Button type="primary" size="large" block onClick={() => void prepare()}>
        {t('sign')}
      </Button>
      {report ? <SignDialog report={report} name={displayName} onClose={() => setReport(undefined)} /> : null}
    </>
  );
}

function SignDialog(
  { report, name, onClose }: { report: VisitReport; name: string; onClose: () => void },
): ReactNode {
  const { t } = useTranslation('visit');
  const { t: shared } = useTranslation('shared');
  const open = useFieldStore();
  const changed = useFieldChanged();
  const { send } = useSending();
  const sign = async (): Promise<void> => {
    await keepSigned(await open(), report);
    await changed();
    send();
  };
  return (
    <Modal
      open
      title={`${t('sign')} · ${name}`}
      okText={t('sign')}
      cancelText={shared('cancel')}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <p>{t('signLead')}</p>
      <p className="visit-hash">
        {t('hash')} <code>{report.contentSha256}</code>
      </p>
    </Modal>
  );
}

/** What still stands in the way of signing, as a sentence. */
function useProblem(visit: VisitInHand, draft: FieldDraft, isWrong: boolean): string | undefined {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const { pack, policy } = visit.taken;
  const missing = missingIn(pack, draft);
  if (missing.length > 0) {
    const names = missing.map((path) => nameOf(parsePath(path), { policy, json: pack.facts, language }));
    return t('signMissing', { facts: names.join(language === 'en' ? ', ' : '、') });
  }
  if (isWrong) return t('signWrong');
  return draft.comment.trim() !== '' && draft.commentBy.trim() === '' ? t('signCommentBy') : undefined;
}
