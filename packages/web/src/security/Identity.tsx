import { Done, SignInProtection } from '@qingce/contract';
import { Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OidcLink } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSignInWays } from '../login/OtherWays.tsx';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

/** 统一身份认证 — whom the provider knows the person as; what an administrator linked waits for their word. */
export function Identity(): ReactNode {
  const { t } = useTranslation('security');
  const { provider } = useSignInWays();
  const reading = useReading('/api/me/protection', SignInProtection);
  if (provider === undefined) return null;
  return (
    <Card title={provider}>
      <Read reading={reading}>
        {({ oidc }) => (oidc === null
          ? <p>{t('notLinked', { name: provider })}</p>
          : <Linked link={oidc} name={provider} />)}
      </Read>
    </Card>
  );
}

function Linked({ link, name }: { link: OidcLink; name: string }): ReactNode {
  const { t } = useTranslation('security');
  const confirm = useAct<undefined, Done>({ path: '/api/me/oidc-link/confirm', body: () => ({}), schema: Done });
  if (link.isConfirmed) return <p>{t('linked', { name, subject: link.subject })}</p>;
  return (
    <Flex vertical gap={12} align="flex-start">
      <p>{t('linkWaits', { name, subject: link.subject })}</p>
      <RefusalNotice error={confirm.error} />
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
        {t('confirmLink')}
      </Button>
    </Flex>
  );
}
