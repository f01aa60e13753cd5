import { syntheticClaimsMost } from '@qingce/contract';
import { grouped } from '@qingce/values';
import { Alert, Button, Flex, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Effect } from '@qingce/contract';
import type { ReactNode } from 'react';
import { MoneyText } from '../kit/MoneyText.tsx';
import { NothingHere } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { ReckoningState } from './ReckoningState.tsx';
import { useReckoning } from './useReckoning.ts';

interface EffectViewProps {
  readonly draftId: string; readonly save: number;
  /** What is typed and not saved is not reckoned with. */
  readonly isChanged: boolean;
}

const usualClaims = 10_000;

/** 影响 — what the same claims come to under both texts: those under way, and as many made ones as are asked for. */
export function EffectView({ draftId, save, isChanged }: EffectViewProps): ReactNode {
  const { t } = useTranslation('drafting');
  const [claims, setClaims] = useState(usualClaims);
  const [seed, setSeed] = useState(1);
  const reckoning = useReckoning(draftId);
  const effect = reckoning.found?.effect;
  return (
    <Flex vertical gap={12}>
      <p className="app-faint drafting-lead">{t('effectLead')}</p>
      <Flex gap={12} wrap align="end">
        <label>{t('madeClaims')}<br />
          <InputNumber
            min={1} max={syntheticClaimsMost} precision={0} value={claims} onChange={(n) => setClaims(n ?? 1)}
          />
        </label>
        <label>{t('seed')}<br />
          <InputNumber min={1} max={2_147_483_647} precision={0} value={seed} onChange={(n) => setSeed(n ?? 1)} />
        </label>
        <Button
          type="primary" loading={reckoning.isUnderWay}
          onClick={() => reckoning.begin({ kind: 'effect', save, claims, seed })}
        >
          {t('reckonEffect')}
        </Button>
      </Flex>
      {isChanged ? <Alert type="info" showIcon title={t('savedOnly', { save })} /> : null}
      <ReckoningState reckoning={reckoning} />
      {effect ? (
        <>
          <EffectOf title={t('underWay')} none={t('noneUnderWay')} effect={effect.underWay} />
          <EffectOf title={t('synthetic')} none={t('noneSynthetic')} effect={effect.synthetic} />
        </>
      ) : null}
    </Flex>
  );
}

function EffectOf({ title, none, effect }: { title: string; none: string; effect: Effect }): ReactNode {
  const { t } = useTranslation('drafting');
  const { claims, winners, losers, before, after } = effect;
  return (
    <section className="drafting-effect" aria-label={title}>
      <h3>{title}</h3>
      {claims === 0 ? <NothingHere hint={none} /> : (
        <>
          <p>{t('effectCounts', { claims, winners, losers, same: claims - winners - losers })}</p>
          <Shares effect={effect} />
          <p>{t('effectSums', { before: grouped(before), after: grouped(after) })}</p>
          <ItemTable name={title} items={effect.items} />
          <Greatest effect={effect} />
        </>
      )}
    </section>
  );
}

/** Who gains, who loses and who is as before, as one bar; the sentence above it says the same. */
function Shares({ effect: { claims, winners, losers } }: { effect: Effect }): ReactNode {
  return (
    <div className="drafting-shares" aria-hidden="true">
      <span className="drafting-winners" style={{ flexGrow: winners }} />
      <span className="drafting-same" style={{ flexGrow: claims - winners - losers }} />
      <span className="drafting-losers" style={{ flexGrow: losers }} />
    </div>
  );
}

function ItemTable({ name, items }: { name: string; items: Effect['items'] }): ReactNode {
  const { t } = useTranslation('drafting');
  const language = useLanguage();
  return (
    <WideTable<Effect['items'][number]>
      name={name}
      rowKey="item"
      dataSource={[...items]}
      columns={[
        { title: t('item'), key: 'item', render: (_, one) => inLanguage(one.name, language) },
        { title: t('claimed'), dataIndex: 'claimed', align: 'right' },
        {
          title: t('eligible'), key: 'eligible', align: 'right',
          render: (_, one) => `${one.eligibleBefore} → ${one.eligibleAfter}`,
        },
        { title: t('sumBefore'), key: 'before', align: 'right', render: (_, one) => <MoneyText yuan={one.before} /> },
        { title: t('sumAfter'), key: 'after', align: 'right', render: (_, one) => <MoneyText yuan={one.after} /> },
      ]}
    />
  );
}

function Greatest({ effect: { greatest } }: { effect: Effect }): ReactNode {
  const { t } = useTranslation('drafting');
  if (greatest.length === 0) return null;
  return (
    <details>
      <summary>{t('greatest')}</summary>
      <ol>
        {greatest.map(({ before, after }, place) => (
          <li key={place}><MoneyText yuan={before} /> → <MoneyText yuan={after} /></li>
        ))}
      </ol>
    </details>
  );
}
