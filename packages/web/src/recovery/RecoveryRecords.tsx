import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecoveryCase } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DateText } from '../kit/DateText.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { WideTable } from '../kit/WideTable.tsx';

type Movement = RecoveryCase['movements'][number];

/** What was said in a case, the first first. */
export function Words({ words }: Pick<RecoveryCase, 'words'>): ReactNode {
  const { t } = useTranslation('recovery');
  if (words.length === 0) return <p className="app-faint">{t('noWords')}</p>;
  return (
    <ul className="app-sentences">
      {words.map(({ kind, said, paper, onDay, by }) => (
        <li key={`${kind}${onDay}${said}${paper}`}>
          <strong>{t(`word.${kind}`)}</strong> <DateText at={onDay} /> <span className="app-faint">{by} {paper}</span>
          <br />
          {said}
        </li>
      ))}
    </ul>
  );
}

/** What took the debt down, or will when the bank has paid it. */
export function Movements({ movements }: Pick<RecoveryCase, 'movements'>): ReactNode {
  const { t } = useTranslation('recovery');
  if (movements.length === 0) return <p className="app-faint">{t('noMovements')}</p>;
  const columns: TableColumnsType<Movement> = [
    { title: t('kind'), dataIndex: 'kind', render: (kind: Movement['kind']) => t(`movement.${kind}`) },
    {
      title: t('onDay'), dataIndex: 'onDay',
      render: (day: string | null) => (day === null
        ? <Tag color="processing">{t('waitsForBank')}</Tag>
        : <DateText at={day} />),
    },
    {
      title: t('principal'), dataIndex: 'principal', align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    {
      title: t('interest'), dataIndex: 'interest', align: 'right',
      render: (amount: string) => <MoneyText yuan={amount} />,
    },
    { title: t('reference'), dataIndex: 'reference' },
    { title: t('note'), dataIndex: 'reason' },
  ];
  return <WideTable<Movement> name={t('movements')} rowKey="reference" dataSource={movements} columns={columns} />;
}

const colours = { met: 'success', due: 'default', overdue: 'error' } as const;

/** The instalments in their order. */
export function Plan({ plan }: Pick<RecoveryCase, 'plan'>): ReactNode {
  const { t } = useTranslation('recovery');
  return (
    <ul className="app-sentences">
      {plan.map(({ dueOn, amount, state }) => (
        <li key={dueOn}>
          <DateText at={dueOn} /> <MoneyText yuan={amount} />{' '}
          <Tag color={colours[state]}>{t(`planState.${state}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}
