import { Alert, Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftProof } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { PolicyWords } from './PolicyWords.tsx';
import { ReckoningState } from './ReckoningState.tsx';
import { useReckoning } from './useReckoning.ts';

const colours = { refuted: 'error', unproved: 'warning', proved: 'success' } as const;

interface ProofsViewProps {
  readonly draftId: string; readonly save: number;
  readonly onJump: (place: { line: number; column: number }) => void;
}

/** 证明 — what holds of the save whatever the facts are; what does not, with facts that show it, stands first. */
export function ProofsView({ draftId, save, onJump }: ProofsViewProps): ReactNode {
  const { t } = useTranslation('drafting');
  const reckoning = useReckoning(draftId);
  const proofs = reckoning.found?.proofs ?? undefined;
  return (
    <Flex vertical gap={12}>
      <p className="app-faint drafting-lead">{t('proofLead')}</p>
      <div>
        <Button type="primary" loading={reckoning.isUnderWay} onClick={() => reckoning.begin({ kind: 'proof', save })}>
          {t('prove')}
        </Button>
      </div>
      <ReckoningState reckoning={reckoning} />
      {proofs ? <Proofs proofs={proofs} onJump={onJump} /> : null}
    </Flex>
  );
}

function Proofs({ proofs, onJump }: { proofs: readonly DraftProof[] } & Pick<ProofsViewProps, 'onJump'>): ReactNode {
  const { t } = useTranslation('drafting');
  const count = (standing: DraftProof['standing']): number => proofs.filter((one) => one.standing === standing).length;
  const [proved, refuted, unproved] = [count('proved'), count('refuted'), count('unproved')];
  return (
    <>
      <Alert
        type={refuted > 0 ? 'error' : unproved > 0 ? 'warning' : 'success'} showIcon
        title={t('proofCounts', { proved, refuted, unproved })}
      />
      {(['refuted', 'unproved', 'proved'] as const).map((standing) => (
        <ProofList key={standing} standing={standing} proofs={proofs} onJump={onJump} />
      ))}
    </>
  );
}

function ProofList(
  { standing, proofs, onJump }:
  { standing: DraftProof['standing']; proofs: readonly DraftProof[] } & Pick<ProofsViewProps, 'onJump'>,
): ReactNode {
  const { t } = useTranslation('drafting');
  const own = proofs.filter((one) => one.standing === standing);
  if (own.length === 0) return null;
  return (
    <details open={standing !== 'proved'}>
      <summary><Tag color={colours[standing]}>{t(`standings.${standing}`)}</Tag>{own.length}</summary>
      <ul className="drafting-proofs">
        {own.map((proof, place) => <OneProof key={`${proof.kind} ${place}`} proof={proof} onJump={onJump} />)}
      </ul>
    </details>
  );
}

function OneProof(
  { proof: { subject, line, why, facts }, onJump }: { proof: DraftProof } & Pick<ProofsViewProps, 'onJump'>,
): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  return (
    <li>
      <Button type="link" size="small" onClick={() => onJump({ line, column: 1 })}>{t('line', { line })}</Button>
      <span><PolicyWords text={inLanguage(subject, language)} /></span>
      {why === null ? null : <p className="app-faint"><PolicyWords text={inLanguage(why, language)} /></p>}
      {facts === null ? null : (
        <details><summary>{t('counterexample')}</summary><pre lang="zh-CN">{facts}</pre></details>
      )}
    </li>
  );
}
