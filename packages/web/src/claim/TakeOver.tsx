import { EarlierClaim } from '@qingce/contract';
import { nameOf, parsePath, readAt } from '@qingce/law-view';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { confirm, marksOf, takeOver } from './taken.ts';
import type { DraftInHand } from './useDraft.ts';
import { itemsOf, wholeDraft } from './whole-draft.ts';

interface TakeOverProps { readonly file: CaseFile; readonly policy: CheckedPolicy; readonly draft: DraftInHand }

/** 沿用上年 — offers what was claimed the year before to an empty draft, and shows what of it nobody confirmed yet. */
export function TakeOver({ file, policy, draft }: TakeOverProps): ReactNode {
  const { t } = useTranslation('claim');
  const reading = useReading(`/api/claims/${file.claim.id}/earlier`, EarlierClaim.nullable());
  const earlier = reading.data;
  const recorded = policy.facts.filter((fact) => fact.recorded !== undefined).map(({ key }) => key);
  if (marksOf(draft.facts).length > 0) return <Unconfirmed file={file} policy={policy} draft={draft} />;
  if (!earlier || earlier.items.length === 0 || itemsOf(draft.facts).length > 0) return null;
  return (
    <Alert
      style={{ marginBottom: 16 }}
      type="info"
      showIcon
      title={t('earlier', { number: earlier.number, year: earlier.year, on: earlier.on })}
      description={t('earlierLead')}
      action={(
        <Button onClick={() => draft.change(takeOver(draft.facts, earlier, recorded))}>{t('takeOver')}</Button>
      )}
    />
  );
}

function Unconfirmed({ file, policy, draft }: TakeOverProps): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const json = wholeDraft(file, draft.facts);
  const marks = marksOf(draft.facts);
  return (
    <Card style={{ marginBottom: 16 }} title={t('unconfirmed', { n: marks.length })}>
      <p className="app-faint">{t('unconfirmedLead')}</p>
      <ul className="claim-taken">
        {marks.map(({ path, number, on }) => {
          const at = parsePath(path);
          const name = nameOf(at, { policy, json, language });
          return (
            <li key={path}>
              <Flex gap={12} wrap align="center" justify="space-between">
                <span>
                  <strong>{name}</strong>{' '}
                  <FactValueText value={readAt(json, at)} path={at} json={json} policy={policy} />{' '}
                  <span className="app-faint">{t('takenFrom', { number, on })}</span>
                </span>
                <Button
                  size="small"
                  aria-label={t('confirmTaken', { name })}
                  onClick={() => draft.change(confirm(draft.facts, path))}
                >
                  {t('stillTrue')}
                </Button>
              </Flex>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
