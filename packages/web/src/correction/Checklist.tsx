import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons';
import { Done } from '@qingce/contract';
import { Button, Empty, Flex, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, ChecklistLine } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { ClauseLink } from '../kit/ClauseLink.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import './correction.css';

interface ChecklistProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 审查清单 — line by line what the policy asks, what the system sees, and what the clerk finds. */
export function Checklist({ file, policy }: ChecklistProps): ReactNode {
  const { t } = useTranslation('correction');
  const mayCheck = file.actions.some(({ action }) => action === 'claim.accept');
  if (file.checklist.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noChecklist')} />;
  return (
    <>
      <p className="app-faint">{t('checklistLead')}</p>
      <table className="correction-checklist" aria-label={t('checklist')}>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('seen')}</th>
            <th scope="col">{t('found')}</th>
          </tr>
        </thead>
        <tbody>
          {file.checklist.map((line) => (
            <Line key={line.line} line={line} file={file} policy={policy} mayCheck={mayCheck} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ line, file, policy, mayCheck }: ChecklistProps & {
  readonly line: ChecklistLine;
  readonly mayCheck: boolean;
}): ReactNode {
  const text = inLanguage(line.text, useLanguage());
  return (
    <tr>
      <th scope="row">
        <Matter line={line} text={text} file={file} /> <ClauseLink policy={policy.id} clause={line.clause} />
      </th>
      <td>
        <Seen seen={line.seen} />
      </td>
      <td>
        {line.found ? <Found found={line.found} /> : null}
        {mayCheck ? <Marks line={line} text={text} claimId={file.claim.id} /> : null}
      </td>
    </tr>
  );
}

function Matter({ line, text, file }: { line: ChecklistLine; text: string; file: CaseFile }): ReactNode {
  const { t } = useTranslation('correction');
  const { position } = line;
  return (
    <>
      {position !== null && file.claim.items.length > 1 ? `${t('ofItem', { n: position + 1 })} · ` : null}
      {line.kind === 'material' ? text : t('otherwise', { text })} {line.required ? null : <Tag>{t('optional')}</Tag>}
    </>
  );
}

function Found({ found }: { found: NonNullable<ChecklistLine['found']> }): ReactNode {
  const { t } = useTranslation('correction');
  return (
    <p>
      {found.isRight ? t('right') : t('wrong')} · {found.by}
      {found.note === '' ? null : <br />}
      {found.note}
    </p>
  );
}

const signs = {
  given: { color: 'success', icon: <CheckOutlined /> },
  holds: { color: 'success', icon: <CheckOutlined /> },
  missing: { color: 'error', icon: <CloseOutlined /> },
  fails: { color: 'error', icon: <CloseOutlined /> },
  open: { color: 'default', icon: <QuestionOutlined /> },
} as const;

function Seen({ seen }: { seen: ChecklistLine['seen'] }): ReactNode {
  const { t } = useTranslation('correction');
  const { color, icon } = signs[seen];
  return (
    <Tag color={color} icon={icon}>
      {t(`seenAs.${seen}`)}
    </Tag>
  );
}

function Marks({ line, text, claimId }: { line: ChecklistLine; text: string; claimId: string }): ReactNode {
  const { t } = useTranslation('correction');
  const { t: tCase } = useTranslation('casefile');
  const needed = useNeeded();
  const [isWrong, setWrong] = useState(false);
  const path = `/api/claims/${claimId}/check`;
  const right = useAct<object, Done>({ path, schema: Done });
  return (
    <>
      <Flex gap={8} wrap>
        <Button
          size="small"
          loading={right.isPending}
          aria-label={t('markRight', { line: text })}
          onClick={() => right.mutate({ line: line.line, isRight: true, note: '' })}
        >
          {t('right')}
        </Button>
        <Button size="small" aria-label={t('markWrong', { line: text })} onClick={() => setWrong(true)}>
          {t('wrong')}
        </Button>
      </Flex>
      <RefusalNotice error={right.error} />
      {isWrong ? (
        <ActModal<{ note?: string }, Done>
          title={text}
          ok={tCase('submit')}
          done={tCase('done')}
          path={path}
          schema={Done}
          body={({ note = '' }) => ({ line: line.line, isRight: false, note })}
          onClose={() => setWrong(false)}
        >
          <Form.Item name="note" label={t('wrongTitle')} rules={[needed]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </ActModal>
      ) : null}
    </>
  );
}
