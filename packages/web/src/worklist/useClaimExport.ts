import { useTranslation } from 'react-i18next';
import type { ClaimLine } from '@qingce/contract';
import type { ExportColumn } from '../kit/csv.ts';
import { useActName, useWaitsFor } from '../kit/useActName.ts';
import { useItemList, useStepName } from '../kit/useItemNames.ts';
import type { worklistZhCN } from './worklist.zh-CN.ts';

/** The columns of an exported list of claims; what they mean stands in the dictionary. */
export function useClaimExport(): readonly ExportColumn<ClaimLine>[] {
  const { t } = useTranslation('worklist');
  const { t: words } = useTranslation('claimWords');
  const itemList = useItemList();
  const stepName = useStepName();
  const waitsFor = useWaitsFor();
  const actName = useActName();
  const column = (
    key: keyof typeof worklistZhCN.meaning, title: string,
    kind: ExportColumn<ClaimLine>['kind'], text: ExportColumn<ClaimLine>['text'],
  ): ExportColumn<ClaimLine> => ({ title, meaning: t(`meaning.${key}`), kind, text });
  return [
    column('number', t('number'), 'text', ({ number }) => number),
    column('applicant', t('applicant'), 'text', ({ applicant }) => applicant),
    column('policy', t('policy'), 'text', ({ policy }) => policy),
    column('items', t('items'), 'text', ({ policy, items }) => itemList(policy, items)),
    column('year', t('year'), 'year', ({ claimYear }) => claimYear),
    column('state', t('state'), 'text', ({ state }) => words(`state.${state}`)),
    column('amount', t('amount'), 'yuan', ({ amount }) => amount),
    column('atStake', t('atStake'), 'yuan', ({ atStake }) => atStake),
    column('step', t('step'), 'text', ({ due, policy }) => due && stepName(policy, due.step)),
    column('due', t('due'), 'day', ({ due }) => due?.on),
    column('daysLeft', t('daysLeft'), 'number', ({ due }) => due?.daysLeft),
    column('waitsFor', t('waitsFor'), 'text', (line) => waitsFor(line.waitsFor)),
    column('since', t('since'), 'instant', ({ since }) => since),
    column('acts', t('acts'), 'text', ({ actions }) => actions.map(actName).join('; ')),
  ];
}
