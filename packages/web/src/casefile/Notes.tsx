import { CaseNote, Done } from '@qingce/contract';
import { Button, Card, Checkbox, Flex, Form, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { WriteNote } from '@qingce/contract';
import type { ReactNode } from 'react';
import { applicantRoles } from '../app/access.ts';
import { useSession } from '../app/session.ts';
import { useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

/** 备注与留言 — what office and applicant wrote to each other, and to an office what officers noted for each other. */
export function Notes({ claimId }: { claimId: string }): ReactNode {
  const { t } = useTranslation('casefile');
  const { role } = useSession();
  const reading = useReading(`/api/claims/${claimId}/notes`, z.array(CaseNote));
  return (
    <Flex vertical gap={16}>
      <Read reading={reading} isEmpty={(notes) => notes.length === 0} empty={<NothingHere hint={t('notes.empty')} />}>
        {(notes) => <NoteList notes={notes} />}
      </Read>
      {role === 'auditor' ? null : <NoteForm claimId={claimId} />}
    </Flex>
  );
}

function NoteList({ notes }: { notes: readonly CaseNote[] }): ReactNode {
  const { t } = useTranslation('casefile');
  const { t: app } = useTranslation('app');
  return (
    <ul className="case-notes">
      {notes.map(({ id, kind, text, by, role, at }) => (
        <li key={id} className={kind === 'internal' ? 'case-note case-note-internal' : 'case-note'}>
          <div className="case-note-head">
            <Tag color={kind === 'internal' ? 'warning' : 'processing'}>{t(`notes.kind.${kind}`)}</Tag>
            <span>{by} · {app(`role.${role as 'auditor'}`)}</span>
            <DateText at={at} />
          </div>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ claimId }: { claimId: string }): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const { role } = useSession();
  const isApplicant = applicantRoles.some((each) => each === role);
  const [form] = Form.useForm<WriteNote>();
  const write = useAct<WriteNote, Done>({
    path: `/api/claims/${claimId}/notes`, schema: Done, onDone: () => form.resetFields(),
  });
  return (
    <Card size="small">
      <Form<WriteNote>
        form={form} layout="vertical" initialValues={{ text: '', isInternal: !isApplicant }}
        onFinish={({ text, isInternal }) => write.mutate({ text, isInternal: !isApplicant && isInternal })}
      >
        <Form.Item name="text" label={t(isApplicant ? 'notes.answer' : 'notes.text')} rules={[needed]}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        {isApplicant ? null : (
          <Form.Item name="isInternal" valuePropName="checked" extra={t('notes.internalMeans')}>
            <Checkbox>{t('notes.internal')}</Checkbox>
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={write.isPending}>{t('notes.write')}</Button>
      </Form>
      <RefusalNotice error={write.error} />
    </Card>
  );
}
