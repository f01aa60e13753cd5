import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReportContent } from '@qingce/contract';
import type { ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import { FoundValues } from './FoundValues.tsx';
import { KeptOnly } from './KeptOnly.tsx';
import { draftOf } from './draft-of.ts';
import { useFieldChanged, useFieldStore } from './useField.ts';
import type { VisitInHand } from './visit-in-hand.ts';

interface Arrived {
  readonly content: ReportContent;
  readonly receivedAt: string;
  readonly keptOnly: string | null;
}

/** One's own report as the server has it, or as the device remembers sending it. */
function arrivedOf({ taken, signed }: VisitInHand): Arrived | undefined {
  const { own } = taken.pack;
  if (own) return own;
  return signed?.received ? { ...signed.received, content: signed.report.content } : undefined;
}

/** After sending: one's own findings beside those of the others, and counting again where they differ. */
export function VisitResult({ visit }: { visit: VisitInHand }): ReactNode {
  const { t } = useTranslation('visit');
  const { pack, policy } = visit.taken;
  const arrived = arrivedOf(visit);
  if (!arrived) return null;
  const mayCountAgain = arrived.keptOnly === null && pack.visit.claimState === 'accepted' && pack.own !== null;
  return (
    <>
      <Arrival arrived={arrived} claimState={pack.visit.claimState} />
      {pack.visit.state === 'differs' ? <Alert type="error" showIcon title={t('differsLead')} /> : null}
      <div className="visit-both">
        <Card size="small" title={t('ownReport')}>
          <FoundValues content={arrived.content} policy={policy} json={pack.facts} />
        </Card>
        {pack.others.map((other) => (
          <Card key={other.id} size="small" title={t('othersReport', { name: other.by.name })}>
            <FoundValues content={other.content} policy={policy} json={pack.facts} />
          </Card>
        ))}
      </div>
      {pack.others.length === 0 ? <p className="app-faint">{t('othersLater')}</p> : null}
      {mayCountAgain ? <CountAgain visit={visit} /> : null}
    </>
  );
}

function Arrival({ arrived, claimState }: { arrived: Arrived; claimState: string }): ReactNode {
  const { t } = useTranslation('visit');
  if (arrived.keptOnly !== null) return <KeptOnly why={arrived.keptOnly} state={claimState} />;
  return <Alert type="success" showIcon title={t('received', { at: inShanghai(arrived.receivedAt) })} />;
}

function CountAgain({ visit }: { visit: VisitInHand }): ReactNode {
  const { t } = useTranslation('visit');
  const open = useFieldStore();
  const changed = useFieldChanged();
  const again = async (): Promise<void> => {
    const { pack } = visit.taken;
    await (await open()).put('drafts', draftOf(pack, pack.own?.content));
    await changed();
  };
  return (
    <Button onClick={() => void again()}>{t('countAgain')}</Button>
  );
}
