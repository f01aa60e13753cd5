import { Alert, Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhoAmI } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession, whoIsThere } from '../app/session.ts';
import { onSessionEnd } from '../kit/api.ts';
import { LoginForm } from './LoginForm.tsx';
import { OtherWays } from './OtherWays.tsx';

/**
 * When the session has ended: sign in over the page, in any way that the account has, and what was being sent goes on.
 * Nothing typed is lost, and nothing is sent in the name of anybody else.
 */
export function SignInAgain(): ReactNode {
  const { t } = useTranslation('login');
  const { who, settle } = useSessionEnd();
  return (
    <Modal open={who !== undefined} title={t('again')} footer={null} destroyOnHidden onCancel={() => settle(false)}>
      <p>{t('againLead')}</p>
      {who ? <WaysBack who={who} onBack={() => settle(true)} /> : null}
    </Modal>
  );
}

function WaysBack({ who, onBack }: { who: WhoAmI; onBack: () => void }): ReactNode {
  const { t } = useTranslation('login');
  const [other, setOther] = useState<string>();
  const look = async (): Promise<void> => {
    const there = await whoIsThere();
    if (there?.userId === who.userId) onBack();
    else setOther(there?.displayName);
  };
  const lookAgain = useEffectEvent(look);
  useEffect(() => {
    // The provider is visited in a window of its own, and so may be any page of this site.
    const comeBack = (): void => void lookAgain();
    addEventListener('focus', comeBack);
    return () => removeEventListener('focus', comeBack);
  }, []);
  return (
    <>
      {other === undefined ? null : (
        <Alert
          type="warning" showIcon role="alert" title={t('otherPerson', { name: other, before: who.displayName })}
        />
      )}
      <LoginForm onDone={() => void look()} />
      <OtherWays next="/app/" ways={who.signInWays} inNewWindow onDone={() => void look()} />
    </>
  );
}

/** Who has to sign in again, as the page knew them; `settle` tells those who wait for it how it ended. */
function useSessionEnd(): { who: WhoAmI | undefined; settle: (signedIn: boolean) => void } {
  const session = useSession();
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  const [who, setWho] = useState<WhoAmI>();
  const ask = useEffectEvent((resolve: (signedIn: boolean) => void) => {
    waiting.current.push(resolve);
    setWho((asked) => asked ?? session);
  });
  useEffect(() => {
    onSessionEnd(() => new Promise((resolve) => { ask(resolve); }));
    return () => onSessionEnd(async () => false);
  }, []);
  const settle = (signedIn: boolean): void => {
    setWho(undefined);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  };
  return { who, settle };
}
