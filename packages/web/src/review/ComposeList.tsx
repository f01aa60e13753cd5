import { ClaimLine } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Drawer, Flex, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { Ceiling } from '../kit/Ceiling.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

const Composed = z.object({ listId: z.string() });

/** Chooses reviewed claims and freezes them as a list. */
export function ComposeList(): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('compose')}
      </Button>
      {open ? (
        <Drawer open onClose={() => setOpen(false)} title={t('compose')} size={640}>
          <ClaimChoice />
        </Drawer>
      ) : null}
    </>
  );
}

function ClaimChoice(): ReactNode {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const reading = useReading('/api/claims', z.array(ClaimLine));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const compose = useAct({
    path: '/api/review-lists',
    schema: Composed,
    body: (claims: readonly string[]) => ({ claims }),
    onDone: ({ listId }) => {
      void message.success(t('composed'));
      void navigate({ to: `/review-lists/${listId}` });
    },
  });
  return (
    <Flex vertical gap={16}>
      <p>{t('composeLead')}</p>
      <Read
        reading={reading}
        isEmpty={(lines) => !lines.some(ready)}
        empty={<NothingHere hint={t('composeNone')} />}
      >
        {(lines) => (
          <Table<ClaimLine>
            rowKey="id"
            dataSource={lines.filter(ready)}
            pagination={false}
            size="small"
            columns={[
              { title: t('claim'), dataIndex: 'number' },
              { title: t('applicant'), dataIndex: 'applicant' },
              {
                title: t('amount'),
                dataIndex: 'amount',
                align: 'right',
                render: (amount: string) => <MoneyText yuan={amount} />,
              },
            ]}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getTitleCheckboxProps: () => ({ 'aria-label': t('compose') }),
              getCheckboxProps: (line) => ({ 'aria-label': `${line.number ?? ''} ${line.applicant}` }),
            }}
          />
        )}
      </Read>
      <ChosenCeiling lines={(reading.data ?? []).filter(({ id }) => chosen.includes(id))} />
      <RefusalNotice error={compose.error} />
      <Button
        type="primary"
        disabled={chosen.length === 0}
        loading={compose.isPending}
        onClick={() => compose.mutate(chosen)}
      >
        {t('compose')}
      </Button>
    </Flex>
  );
}

/** What the chosen claims come to under the ceiling of their policy, when it is one. */
function ChosenCeiling({ lines }: { lines: readonly ClaimLine[] }): ReactNode {
  const [policy, ...others] = [...new Set(lines.map((line) => line.policy))];
  if (policy === undefined || others.length > 0) return null;
  const fen = lines.reduce((sum, { amount }) => sum + (parseYuan(amount ?? '') ?? 0n), 0n);
  return <Ceiling policy={policy} amount={formatYuan(fen)} />;
}

/** Reviewed, with an award, and on no list yet. */
function ready(line: ClaimLine): boolean {
  return line.state === 'reviewed' && line.amount !== null && line.amount !== '0.00' && !line.onList;
}
