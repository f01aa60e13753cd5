import { SignInWays } from '@qingce/contract';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WhoAmI } from '@qingce/contract';
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
  /** A forgotten password can be set anew by a letter. */
  readonly sendsLetters: boolean;
}

/** What the deployment offers beside user name and password; passkeys only at the address that they work at. */
export function useSignInWays(): Ways {
  const { data } = useQuery({ queryKey: [path], queryFn: () => readApi(path, SignInWays), retry: false });
  const passkeysAt = data?.passkeysAt ?? undefined;
  return {
    provider: data?.oidc?.name, passkeysAt, sendsLetters: data?.sendsLetters ?? false,
    hasPasskeys: passkeysAt === location.origin && browserSupportsWebAuthn(),
  };
}

/** Those ways that the deployment offers and the account has. */
function useWaysOf(ways: WhoAmI['signInWays']): Pick<Ways, 'provider' | 'hasPasskeys'> {
  const { provider, hasPasskeys } = useSignInWays();
  return {
    provider: ways.includes('oidc') ? provider : undefined, hasPasskeys: hasPasskeys && ways.includes('passkey'),
  };
}

interface OtherWaysProps {
  readonly next: string | undefined;
  /** Those that the account has, where it is known whose. */
  readonly ways?: WhoAmI['signInWays'];
  /** The page stays as it is: the provider is visited beside it. */
  readonly inNewWindow?: boolean;
  readonly onDone: () => void;
}

/** The other ways in, below the form; nothing where there are none. */
export function OtherWays({ next, ways = ['passkey', 'oidc'], inNewWindow, onDone }: OtherWaysProps): ReactNode {
  const { t } = useTranslation('login');
  const { provider, hasPasskeys } = useWaysOf(ways);
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess: onDone });
  if (provider === undefined && !hasPasskeys) return null;
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
      {provider === undefined
        ? null
        : <ByProvider name={provider} next={next} inNewWindow={inNewWindow === true} />}
    </Flex>
  );
}

interface ByProviderProps { readonly name: string; readonly next: string | undefined; readonly inNewWindow: boolean }

function ByProvider({ name, next, inNewWindow }: ByProviderProps): ReactNode {
  const { t } = useTranslation('login');
  const language = useLanguage();
  const start = new URLSearchParams({ lang: language, ...(next === undefined ? {} : { next }) });
  const beside = inNewWindow ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <Button size="large" block href={`/login/oidc?${start.toString()}`} {...beside}>
      {t(inNewWindow ? 'byProviderBeside' : 'byProvider', { name })}
    </Button>
  );
}
