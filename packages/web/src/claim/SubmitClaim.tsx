import { Receipt, StoredDocument } from '@qingce/contract';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, Checkbox, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile, Declaration } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { askedMaterials } from './asked-materials.ts';
import { itemsOf } from './whole-draft.ts';
import { useDeclaration } from './useDeclaration.ts';
import type { DraftInHand } from './useDraft.ts';

interface SubmitProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
  readonly draft: DraftInHand;
}

/** The declaration over what is shown, and the one button; the receipt follows. */
export function SubmitClaim({ file, policy, draft }: SubmitProps): ReactNode {
  const { t } = useTranslation('claim');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { isTicked, shown, tick } = useDeclaration(file.claim.id, draft);
  const submit = useAct<Declaration, Receipt>({
    path: `/api/claims/${file.claim.id}/submit`,
    schema: Receipt,
    body: ({ revision, contentHash }) => ({ revision, declared: true, contentHash }),
    onDone: ({ number }) => {
      void message.success(t('submitted', { number }));
      void navigate({ to: `/claims/${file.claim.id}/receipt` });
    },
  });
  const send = (): void => {
    if (shown) submit.mutate(shown);
    // The tick was for this content: a second press has nothing to send.
    tick(false);
  };
  return (
    <Card style={{ marginTop: 24 }}>
      <Flex vertical gap={16} align="flex-start">
        <MissingMaterials file={file} policy={policy} draft={draft} />
        <Checkbox checked={isTicked} onChange={({ target }) => tick(target.checked)}>
          {t('declare')}
        </Checkbox>
        {shown ? (
          <p className="app-faint">
            {t('declaredHash', { n: shown.documents })} <code className="review-hash">{shown.contentHash}</code>
          </p>
        ) : null}
        <RefusalNotice error={submit.error} />
        <Button type="primary" size="large" disabled={!shown} loading={submit.isPending} onClick={send}>
          {t('submit')}
        </Button>
      </Flex>
    </Card>
  );
}

function MissingMaterials({ file, policy, draft }: SubmitProps): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const documents = useReading(`/api/claims/${file.claim.id}/documents`, z.array(StoredDocument));
  const given = new Set(
    (documents.data ?? []).filter(({ state }) => state === 'stored').map(({ material }) => material),
  );
  const missing = askedMaterials(policy, itemsOf(draft.facts)).filter(
    (material) => material.required && !given.has(material.id),
  );
  if (missing.length === 0) return null;
  const materials = missing.map(({ name }) => inLanguage(name, language)).join(language === 'en' ? ', ' : '、');
  return <Alert type="info" showIcon title={t('missingMaterials', { n: missing.length, materials })} />;
}
