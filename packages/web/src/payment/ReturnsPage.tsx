import { BankVerdict, ReturnsPreview } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Flex, Form, Input, Select, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { PageFrame } from '../kit/PageFrame.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useNeeded } from '../kit/ActModal.tsx';
import { useAct } from '../kit/useApi.ts';
import { useTreasuries } from '../kit/useItemNames.ts';
import { ForeseenWords } from './ForeseenWords.tsx';

interface Given { readonly treasury: string; readonly name: string; readonly text: string }

/** 银行回单 — a file of a treasury's bank is chosen, looked at line by line over all its batches, and only then taken. */
export function ReturnsPage(): ReactNode {
  const { t } = useTranslation('payment');
  const [form] = Form.useForm<Given>();
  const [preview, setPreview] = useState<ReturnsPreview>();
  const look = useAct<Given, ReturnsPreview>({
    path: '/api/bank-returns/preview', schema: ReturnsPreview, onDone: setPreview,
    body: ({ treasury, text }) => ({ treasury, text }),
  });
  const take = useAct<Given, BankVerdict[]>({
    path: '/api/bank-returns', schema: z.array(BankVerdict),
    // What was done stands where what was foreseen stood.
    onDone: (verdicts) => setPreview((before) => before && {
      isImported: true,
      words: before.words.map((word, index) => ({ ...word, verdict: verdicts[index]?.verdict ?? word.verdict })),
    }),
  });
  const step = (preview ? 1 : 0) + (preview?.isImported ? 1 : 0);
  const steps = (['choose', 'look', 'take'] as const).map((at) => ({ title: t(`returnSteps.${at}`) }));
  return (
    <PageFrame
      title={t('importReturns')}
      actions={<Link to="/payment-batches"><Button>{t('batches')}</Button></Link>}
    >
      <Flex vertical gap={16}>
        <Steps size="small" current={step} items={steps} aria-label={t('importReturns')} />
        <ReturnFile
          form={form}
          isPending={look.isPending}
          onLook={look.mutate}
          onChange={() => setPreview(undefined)}
        />
        <RefusalNotice error={look.error ?? take.error} />
        {preview ? (
          <Taking
            preview={preview}
            isPending={take.isPending}
            onTake={() => take.mutate(form.getFieldsValue(true) as Given)}
          />
        ) : null}
      </Flex>
    </PageFrame>
  );
}

/** The file, and which treasury's bank it comes from; another file or treasury is looked at anew. */
function ReturnFile({ form, isPending, onLook, onChange }: {
  form: FormInstance<Given>; isPending: boolean; onLook: (given: Given) => void; onChange: () => void;
}): ReactNode {
  const { t } = useTranslation('payment');
  const needed = useNeeded();
  const treasuries = useTreasuries();
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    form.setFieldsValue({ name: file.name, text: await file.text() });
    onChange();
  };
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      style={{ maxWidth: 720 }}
      onValuesChange={onChange}
      onFinish={(given) => onLook(given)}
    >
      <Form.Item name="treasury" label={t('treasury')} rules={[needed]}>
        <Select options={[...treasuries]} />
      </Form.Item>
      <Form.Item label={t('chooseFile')}>
        <input
          type="file"
          accept=".csv,.txt"
          aria-label={t('chooseFile')}
          onChange={({ target }) => void choose(target.files?.[0])}
        />
      </Form.Item>
      <Form.Item name="name" label={t('fileName')} rules={[needed]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="text" label={t('fileText')} rules={[needed]}><Input.TextArea rows={4} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>{t('lookAtReturns')}</Button>
    </Form>
  );
}

/** What would be made of each line, and the one act that makes it so. */
function Taking({ preview, isPending, onTake }: {
  preview: ReturnsPreview; isPending: boolean; onTake: () => void;
}): ReactNode {
  const { t } = useTranslation('payment');
  const { isImported, words } = preview;
  return (
    <>
      <Alert
        showIcon
        type={isImported ? 'success' : 'info'}
        title={t(isImported ? 'returnsTaken' : 'returnsForeseen', { count: words.length })}
      />
      <ForeseenWords preview={preview} />
      {isImported ? null : (
        <div>
          <Button type="primary" loading={isPending} onClick={onTake}>
            {t('takeReturns', { count: words.length })}
          </Button>
        </div>
      )}
    </>
  );
}
