import { SignInWays } from '@qingce/contract';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { readApi } from '../kit/api.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { PasskeyNotice } from './PasskeyNotice.tsx';
import { signInByPasskey } from './passkey.ts';

const path = '/api/sign-in-ways';

interface Ways {
  /** What people call the identity provider. */
  readonly provider: string | undefined;
  /** Passkeys work here and now. */
  readonly hasPasskeys: boolean;
  /** Where they do work. */
  readonly passkeysAt: string | undefined;
}

/** What the deployment offers beside user name and password; passkeys only at the address that they work at. */
export function useSignInWays(): Ways {
  const { data } = useQuery({ queryKey: [path], queryFn: () => readApi(path, SignInWays), retry: false });
  const passkeysAt = data?.passkeysAt ?? undefined;
  return {
    provider: data?.oidc?.name, passkeysAt,
    hasPasskeys: passkeysAt === location.origin && browserSupportsWebAuthn(),
  };
}

/** The other ways in, below the form; nothing where there are none. */
export function OtherWays({ next, onDone }: { next: string | undefined; onDone: () => void }): ReactNode {
  const { t } = useTranslation('login');
  const language = useLanguage();
  const { provider, hasPasskeys } = useSignInWays();
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess: onDone });
  if (provider === undefined && !hasPasskeys) return null;
  const start = new URLSearchParams({ lang: language, ...(next === undefined ? {} : { next }) });
  return (
    <Flex vertical gap={12} className="app-login-ways">
      {hasPasskeys ? (
        <>
          <Button size="large" block loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {t('byPasskey')}
          </Button>
          <PasskeyNotice error={byPasskey.error} />
        </>
      ) : null}
      {provider === undefined ? null : (
        <Button size="large" block href={`/login/oidc?${start.toString()}`}>
          {t('byProvider', { name: provider })}
        </Button>
      )}
    </Flex>
  );
}
