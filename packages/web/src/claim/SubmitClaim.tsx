import { Receipt, StoredDocument } from '@qingce/contract';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { oneAtATime } from '../shared/one-at-a-time.ts';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct, useReading } from '../shared/useApi.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { inLanguage } from '../shared/usePolicy.ts';
import { askedMaterials } from './asked-materials.ts';
import { itemsOf } from './whole-draft.ts';
import type { DraftInHand } from './useDraft.ts';

/** The declaration and the one button; what is typed is saved first, and the receipt follows. */
export function SubmitClaim({
  file,
  policy,
  draft,
}: {
  file: CaseFile;
  policy: CheckedPolicy;
  draft: DraftInHand;
}): ReactNode {
  const { t } = useTranslation('claim');
  const { message } = App.useApp();
  const language = useLanguage();
  const navigate = useNavigate();
  const [declared, setDeclared] = useState(false);
  const documents = useReading(`/api/claims/${file.claim.id}/documents`, z.array(StoredDocument));
  const submit = useAct<number, Receipt>({
    path: `/api/claims/${file.claim.id}/submit`,
    schema: Receipt,
    body: (revision) => ({ revision, declared: true }),
    onDone: ({ number }) => {
      void message.success(t('submitted', { number }));
      void navigate({ to: `/claims/${file.claim.id}/receipt` });
    },
  });
  const send = async (): Promise<void> => {
    const revision =
      draft.status.kind === 'saved' && draft.revision > 0 ? draft.revision : await draft.save();
    if (revision !== undefined) submit.mutate(revision);
  };
  const [once] = useState(() => oneAtATime((sending: () => Promise<void>) => sending()));
  const given = new Set(
    (documents.data ?? []).filter(({ state }) => state === 'stored').map(({ material }) => material),
  );
  const missing = askedMaterials(policy, itemsOf(draft.facts)).filter(
    (material) => material.required && !given.has(material.id),
  );
  return (
    <Card style={{ marginTop: 24 }}>
      <Flex vertical gap={16} align="flex-start">
        {missing.length > 0 ? (
          <Alert
            type="info"
            showIcon
            title={t('missingMaterials', {
              n: missing.length,
              materials: missing
                .map(({ name }) => inLanguage(name, language))
                .join(language === 'en' ? ', ' : '、'),
            })}
          />
        ) : null}
        <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
          {t('declare')}
        </Checkbox>
        <RefusalNotice error={submit.error} />
        <Button
          type="primary"
          size="large"
          disabled={!declared}
          loading={submit.isPending}
          onClick={() => once(send)}
        >
          {t('submit')}
        </Button>
      </Flex>
    </Card>
  );
}
