import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReturnsPreview } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { kindOfWord, kindsOfWords } from './kind-of-word.ts';
import type { WordKind } from './kind-of-word.ts';

type Word = ReturnsPreview['words'][number];

const colours: Readonly<Record<WordKind, string>> = {
  matched: 'success', failed: 'warning', returned: 'warning', late: 'processing', unknown: 'processing',
  duplicate: 'default', problem: 'error',
};

/** Every line of a bank's file with its batch and what is made of it; above them how many of each kind there are. */
export function ForeseenWords({ preview: { isImported, words } }: { preview: ReturnsPreview }): ReactNode {
  const { t } = useTranslation('payment');
  const rows = words.map((word, index) => ({ ...word, line: index + 1 }));
  const counts = Map.groupBy(words, kindOfWord);
  const columns: TableColumnsType<(typeof rows)[number]> = [
    { title: t('line'), dataIndex: 'line', align: 'right' },
    { title: t('batch'), dataIndex: 'batch', render: (batch: string | null) => batch ?? '—' },
    { title: t('payee'), dataIndex: 'payee', render: (payee: string | null) => payee ?? '—' },
    { title: t('amount'), dataIndex: 'amount', align: 'right', render: (yuan: string) => <MoneyText yuan={yuan} /> },
    {
      title: t('outcomeTitle'), dataIndex: 'outcome', render: (outcome: Word['outcome']) => t(`outcome.${outcome}`),
    },
    { title: t('onDay'), dataIndex: 'day', render: (day: string) => <DateText at={day} /> },
    { title: t('wordKindTitle'), key: 'kind', render: (_, word) => <Kind kind={kindOfWord(word)} /> },
    {
      title: t('verdictTitle'), dataIndex: 'verdict',
      render: (verdict: Word['verdict']) => (!isImported && (verdict === 'applied' || verdict === 'noted')
        ? t(`foreseen.${verdict}`)
        : t(`verdict.${verdict}`)),
    },
    { title: t('reference'), dataIndex: 'reference' },
    { title: t('reason'), dataIndex: 'reason' },
    { title: t('instruction'), dataIndex: 'instruction' },
  ];
  return (
    <>
      <Flex gap={8} wrap component="output">
        {kindsOfWords.filter((kind) => counts.has(kind)).map((kind) => (
          <Tag key={kind} color={colours[kind]}>
            {t('kindCount', { kind: t(`wordKind.${kind}`), count: counts.get(kind)?.length ?? 0 })}
          </Tag>
        ))}
      </Flex>
      <WideTable name={t('importReturns')} rowKey="line" size="small" dataSource={rows} columns={columns} />
    </>
  );
}

function Kind({ kind }: { kind: WordKind }): ReactNode {
  const { t } = useTranslation('payment');
  return <Tag color={colours[kind]}>{t(`wordKind.${kind}`)}</Tag>;
}
