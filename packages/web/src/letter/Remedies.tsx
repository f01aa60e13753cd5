import { useTranslation } from 'react-i18next';
import type { CheckedPolicy, Remedy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';

/** 救济途径 — the routes of appeal that the policy names, with the time for each and what it rests on. */
export function Remedies({ policy }: { policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const within = useWithin();
  const { remedies = [] } = policy.process;
  if (remedies.length === 0) return null;
  return (
    <>
      <h2>{t('remedies')}</h2>
      <ul className="letter-remedies">
        {remedies.map((remedy) => (
          <li key={remedy.id}>
            {t('remedy', {
              within: within(remedy),
              to: inLanguage(remedy.to, language),
              name: inLanguage(remedy.name, language),
            })}
            {remedy.basis ? ` (${t('remedyBasis', { basis: inLanguage(remedy.basis, language) })})` : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** `60 days` and `6 months` in the reader's language. */
function useWithin(): (remedy: Remedy) => string {
  const { t } = useTranslation('letter');
  return ({ within }) => {
    const [n = '', unit = ''] = within.split(' ');
    return t(unit.startsWith('month') ? 'months' : 'days', { n });
  };
}
