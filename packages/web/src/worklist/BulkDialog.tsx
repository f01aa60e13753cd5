import { Done } from '@qingce/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { caseActs } from '../casefile/case-acts.ts';
import { useNeeded } from '../kit/ActModal.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { doAct } from '../kit/api.ts';
import { useActName } from '../kit/useActName.ts';
import { bulkOf } from './run-each.ts';
import type { BulkAct } from './bulk-acts.ts';
import type { RowResult } from './run-each.ts';

interface BulkDialogProps {
  readonly act: BulkAct;
  readonly lines: readonly ClaimLine[];
  readonly onClose: () => void;
}

/** One act on several claims: what it asks for, how far it has come, and how each claim fared. */
export function BulkDialog({ act, lines, onClose }: BulkDialogProps): ReactNode {
  const { t } = useTranslation('worklist');
  const { t: casefile } = useTranslation('casefile');
  const actName = useActName();
  const queries = useQueryClient();
  const needed = useNeeded();
  const [form] = Form.useForm<{ note?: string }>();
  const { results, isUnderWay, start, stop } = useBulk(act, lines);
  const isBegun = results.some(({ state }) => state !== 'waiting');
  const left = results.filter(({ state }) => state === 'waiting' || state === 'unanswered').length;
  const close = (): void => {
    stop();
    onClose();
    void queries.invalidateQueries();
  };
  const asksForNote = caseActs[act].asks === 'note';
  return (
    <Modal
      open title={t('bulk.act', { act: actName(act), n: lines.length })} onCancel={close}
      footer={[
        isUnderWay
          ? <Button key="stop" onClick={stop}>{t('bulk.stop')}</Button>
          : <Button key="close" onClick={close}>{t(isBegun ? 'bulk.close' : 'bulk.cancel')}</Button>,
        <Button key="start" type="primary" loading={isUnderWay} disabled={left === 0} onClick={() => form.submit()}>
          {t(isBegun ? 'bulk.goOn' : 'bulk.start', { n: left })}
        </Button>,
      ]}
    >
      <p>{casefile(`dialog.${act}.lead`)} {t('bulk.lead')}</p>
      <Form<{ note?: string }> form={form} layout="vertical" disabled={isBegun} onFinish={start}>
        {asksForNote ? (
          <Form.Item name="note" label={casefile('field.note')} rules={[needed]} extra={t('bulk.sameNote')}>
            <Input.TextArea rows={2} maxLength={2000} showCount />
          </Form.Item>
        ) : null}
      </Form>
      {isBegun ? <BulkProgress results={results} /> : null}
      <ResultList lines={lines} results={results} />
    </Modal>
  );
}

/** The rows of one bulk act; whoever starts it twice does it once. */
function useBulk(act: BulkAct, lines: readonly ClaimLine[]) {
  const [results, setResults] = useState<readonly RowResult[]>(lines.map(({ id }) => ({ id, state: 'waiting' })));
  const [isUnderWay, setUnderWay] = useState(false);
  const [bulk] = useState(() => {
    let body: object = {};
    const rows = bulkOf(lines.map(({ id }) => id), {
      act: ({ id, key }) => doAct({ path: `/api/claims/${id}/${caseActs[act].address}`, body, key }, Done),
      tell: setResults,
    });
    return {
      stop: () => rows.stop(),
      start: async (filled: object): Promise<void> => {
        body = filled;
        setUnderWay(true);
        await rows.start().finally(() => setUnderWay(false));
      },
    };
  });
  const start = (filled: { note?: string }): void =>
    void bulk.start(caseActs[act].asks === 'note' ? { note: filled.note } : {});
  return { results, isUnderWay, start, stop: bulk.stop };
}

function BulkProgress({ results }: { results: readonly RowResult[] }): ReactNode {
  const { t } = useTranslation('worklist');
  const count = (state: RowResult['state']): number => results.filter((result) => result.state === state).length;
  const ended = count('done') + count('refused');
  const percent = Math.floor((ended * 100) / results.length);
  const sentence = t('bulk.progress', { done: count('done'), refused: count('refused'), of: results.length });
  return (
    <output className="work-progress">
      <Progress percent={percent} aria-label={sentence} {...(count('refused') > 0 ? { status: 'exception' } : {})} />
      <span>{sentence}</span>
    </output>
  );
}

const colours = {
  waiting: 'default', 'under-way': 'processing', done: 'success', refused: 'error', unanswered: 'warning',
} as const;

function ResultList({ lines, results }: {
  lines: readonly ClaimLine[]; results: readonly RowResult[];
}): ReactNode {
  const { t } = useTranslation('worklist');
  return (
    <ul className="work-results">
      {results.map(({ id, state, error }) => {
        const line = lines.find((each) => each.id === id);
        return (
          <li key={id}>
            <span>{line?.number} {line?.applicant}</span>
            <Tag color={colours[state]}>{t(`bulk.states.${state}`)}</Tag>
            <RefusalNotice error={error} />
          </li>
        );
      })}
    </ul>
  );
}
