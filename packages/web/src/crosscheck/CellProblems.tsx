import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CellProblem } from '@qingce/contract';
import type { ReactNode } from 'react';
import { WideTable } from '../kit/WideTable.tsx';

const shownMost = 200;

/** What is wrong with an imported table, by line and heading; nothing where nothing is. */
export function CellProblems({ problems }: { problems: readonly CellProblem[] }): ReactNode {
  const { t } = useTranslation('crosscheck');
  if (problems.length === 0) return null;
  return (
    <>
      <Alert type="error" showIcon title={t('problems', { n: problems.length })} />
      <WideTable<CellProblem>
        name={t('problemList')}
        rowKey={({ line, heading }) => `${line} ${heading}`}
        dataSource={problems.slice(0, shownMost)}
        columns={[
          { title: t('line'), dataIndex: 'line', align: 'right' },
          { title: t('heading'), dataIndex: 'heading' },
          { title: t('cell'), dataIndex: 'cell' },
          {
            title: t('problemTitle'), dataIndex: 'problem',
            render: (problem: CellProblem['problem']) => t(`problem.${problem}`),
          },
        ]}
      />
    </>
  );
}
