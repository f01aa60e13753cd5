import { FactForm, factAt, nameOf, parsePath, readAt, writeAt } from '@qingce/law-view';
import { Done } from '@qingce/contract';
import { App, Button, Drawer, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { CheckOfFact } from '../recognition/CheckOfFact.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';

interface ConfirmFactProps {
  readonly row: FactRow;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
  readonly onClose: () => void;
}

/**
 * 核定 — what the office found, in the same field in which it was claimed; as it was claimed with one press.
 */
export function ConfirmFact({ row, file, policy, onClose }: ConfirmFactProps): ReactNode {
  const { t } = useTranslation('casefile');
  const { message } = App.useApp();
  const language = useLanguage();
  const path = parsePath(row.path);
  const [json, setJson] = useState<unknown>(() => file.claimed);
  const [note, setNote] = useState('');
  const act = useAct({
    path: `/api/claims/${file.claim.id}/findings`,
    schema: Done,
    onDone: () => {
      void message.success(t('done'));
      onClose();
    },
  });
  const fact = factAt(policy, json, path);
  const name = nameOf(path, { policy, json, language });
  const found = readAt(json, path);
  return (
    <Drawer open onClose={onClose} title={t('confirmTitle', { fact: name })} size={520}>
      <div className="case-fact-form">
        <CheckOfFact claimId={file.claim.id} path={row.path} note={note} onDone={onClose} />
        {fact ? (
          <FactForm
            facts={[fact]}
            at={path.slice(0, -1)}
            form={{
              json,
              errors: [],
              needed: new Set(),
              onChange: (at, value) => setJson((before: unknown) => writeAt(before, at, value)),
            }}
          />
        ) : null}
        <Form layout="vertical">
          <Form.Item label={t('note')}>
            <Input.TextArea
              aria-label={t('note')}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </Form.Item>
        </Form>
        <RefusalNotice error={act.error} />
        <Flex gap={8}>
          <Button
            type="primary"
            loading={act.isPending}
            disabled={found === undefined}
            onClick={() => act.mutate({ path: row.path, value: found, note })}
          >
            {t('confirm')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </Flex>
      </div>
    </Drawer>
  );
}
