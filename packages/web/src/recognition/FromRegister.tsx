import { RecognitionCheck } from '@qingce/contract';
import { nameOf, parsePath, readAt } from '@qingce/law-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { fromRegister } from '../claim/taken.ts';
import type { DraftInHand } from '../claim/useDraft.ts';
import { wholeDraft } from '../claim/whole-draft.ts';
import { readApi } from '../kit/api.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import './recognition.css';

interface FromRegisterProps { readonly file: CaseFile; readonly policy: CheckedPolicy; readonly draft: DraftInHand }

/**
 * 取自登记簿 — what the registers hold about the facts of the draft as it was saved last: a yes can be taken over with its
 * document, and a yes that no entry bears out is told. Neither is refused.
 */
export function FromRegister({ file, policy, draft }: FromRegisterProps): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const checks = useChecksOfDraft(file.claim.id, draft.revision);
  const json = wholeDraft(file, draft.facts);
  const named = (path: string): string => nameOf(parsePath(path), { policy, json, language });
  const given = (path: string): unknown => readAt(draft.facts, parsePath(path));
  // What offices keep about the applicant is not the applicant's to write.
  const own = checks.filter(({ path }) => path.startsWith('items[')
    && readAt(draft.facts, parsePath(path).slice(0, -1)) !== undefined);
  const offers = own.filter(({ path, entries }) => given(path) !== true && entries.some(({ counts }) => counts));
  const doubts = own.filter(({ path, claimed, verdict }) =>
    given(path) === true && claimed === true && verdict !== 'valid');
  if (offers.length === 0 && doubts.length === 0) return null;
  return (
    <Card style={{ marginBottom: 16 }} title={t('fromRegister')}>
      {offers.length > 0 ? <p className="app-faint">{t('fromRegisterLead')}</p> : null}
      <ul className="recognition-offers">
        {offers.flatMap(({ path, entries }) => entries.filter(({ counts }) => counts).map((entry) => (
          <li key={`${path} ${entry.id}`}>
            <Flex gap={12} wrap align="center" justify="space-between">
              <span>
                <strong>{named(path)}</strong> {entry.name}{' '}
                <span className="app-faint">{t('byDocument', { number: entry.documentNo, on: entry.documentOn })}</span>
              </span>
              <Button
                size="small"
                aria-label={t('takeFor', { name: named(path), entry: entry.name })}
                onClick={() => draft.change(fromRegister(draft.facts, path, {
                  number: entry.documentNo, on: entry.documentOn,
                }))}
              >
                {t('takeOver')}
              </Button>
            </Flex>
          </li>
        )))}
      </ul>
      {doubts.map(({ path, title, verdict }) => (
        <Alert
          key={path} type="warning" showIcon style={{ marginTop: 8 }}
          title={t('doubt', {
            name: named(path), kind: inLanguage(title, language), verdict: t(`verdict.${verdict}`),
          })}
        />
      ))}
    </Card>
  );
}

/** What the registers say of the draft; asked anew after every version that was saved. */
function useChecksOfDraft(claimId: string, revision: number): readonly RecognitionCheck[] {
  const address = `/api/claims/${claimId}/recognitions`;
  const { data } = useQuery({
    queryKey: [address, revision], placeholderData: keepPreviousData,
    queryFn: () => readApi(address, z.array(RecognitionCheck)),
  });
  return data ?? [];
}
