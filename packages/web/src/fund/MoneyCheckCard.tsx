import { MoneyCheck } from '@qingce/contract';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

const Told = z.object({ last: MoneyCheck.nullable() });
const lookers = new Set(['finance-clerk', 'finance-reviewer', 'finance-releaser', 'district-finance', 'auditor']);

/** 恒等核对 — whether the money is whole by the last look; while it is not, no batch is released. */
export function MoneyCheckCard(): ReactNode {
  const { t } = useTranslation('fund');
  const { role } = useSession();
  const reading = useReading('/api/money-checks', Told);
  const look = useAct<object, z.infer<typeof Told>>({ path: '/api/money-checks', schema: Told });
  const again = lookers.has(role) ? (
    <Button size="small" loading={look.isPending} onClick={() => look.mutate({})}>{t('check.look')}</Button>
  ) : null;
  return (
    <section aria-label={t('check.title')} style={{ marginBottom: 16 }}>
      <RefusalNotice error={look.error} />
      <Read reading={reading}>{({ last }) => <Found last={last} again={again} />}</Read>
    </section>
  );
}

function Found({ last, again }: { last: MoneyCheck | null; again: ReactNode }): ReactNode {
  const { t } = useTranslation('fund');
  if (last === null) return <Alert type="info" showIcon title={t('check.never')} action={again} />;
  const { at, by, counted, breaches } = last;
  const who = <>{t('check.seen', counted)} <DateText at={at} /> {by ?? t('check.byItself')}</>;
  if (breaches.length === 0)
    return <Alert type="success" showIcon title={t('check.whole')} description={who} action={again} />;
  return (
    <Alert
      type="error" showIcon title={t('check.broken', { n: breaches.length })} action={again}
      description={<>
        {who}
        <ul>
          {breaches.slice(0, 20).map(({ invariant, object, what }) => (
            <li key={`${invariant} ${object} ${what}`}>
              <strong>{invariant}</strong> <span lang="en">{`${object}: ${what}`}</span>
            </li>
          ))}
        </ul>
      </>}
    />
  );
}
