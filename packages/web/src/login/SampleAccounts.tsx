import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Role } from '@qingce/contract';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { readApi } from '../kit/api.ts';
import { useService } from '../app/session.ts';
import type { Credentials } from '../kit/api.ts';

const SampleAccount = z.object({
  username: z.string(),
  password: z.string(),
  displayName: z.string(),
  role: Role,
});
const path = '/api/demo/accounts';

/** Only in a demonstration: its accounts, one press fills the form. */
export function SampleAccounts({ onChoose }: { onChoose: (credentials: Credentials) => void }): ReactNode {
  const { t } = useTranslation('login');
  const { t: app } = useTranslation('app');
  const { data: service } = useService();
  const { data: accounts } = useQuery({
    queryKey: [path],
    queryFn: () => readApi(path, z.array(SampleAccount)),
    enabled: service?.mode === 'demo',
    retry: false,
  });
  if (!accounts || accounts.length === 0) return null;
  return (
    <section className="app-samples" aria-labelledby="samples">
      <h2 id="samples">{t('samples')}</h2>
      <p className="app-faint">{t('samplesLead')}</p>
      <ul>
        {accounts.map(({ username, password, displayName, role }) => (
          <li key={username}>
            <button type="button" onClick={() => onChoose({ username, password })}>
              <span>{app(`role.${role}`)}</span>
              <span className="app-faint">{displayName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
