import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { Done, PasskeyAnswer, PasskeyQuestion, RegisterPasskey } from '@qingce/contract';
import { doAct, newIdempotencyKey, signIn } from '../kit/api.ts';
import type { Credentials } from '../kit/api.ts';

/** The device gave no passkey: there is none for this address, or the person thought better of it. */
export class NoPasskey extends Error {}

/** Asks the browser for a passkey of this site. Throws NoPasskey. */
async function askDevice(): Promise<PasskeyAnswer> {
  const question = await ask('/login/passkey/question');
  const optionsJSON = question as unknown as PublicKeyCredentialRequestOptionsJSON;
  return PasskeyAnswer.parse(await byDevice(() => startAuthentication({ optionsJSON })));
}

/** 通行密钥登录 — by the passkey alone. Throws NoPasskey and refusals. */
export async function signInByPasskey(): Promise<void> {
  await doAct({ path: '/login/passkey', body: { answer: await askDevice() }, key: newIdempotencyKey() }, Done);
}

/** Signs in by password, and asks for the passkey where the account wants one beside it. */
export async function signInWith(credentials: Credentials, wantsPasskey: (error: unknown) => boolean): Promise<void> {
  try {
    await signIn(credentials);
  } catch (error) {
    if (!wantsPasskey(error)) throw error;
    await signIn({ ...credentials, passkey: await askDevice() });
  }
}

/** 登记通行密钥 — the device makes one; the server keeps its public half under `name`. Throws NoPasskey and refusals. */
export async function makePasskey(name: string): Promise<void> {
  const question = await ask('/api/me/passkeys/question');
  const optionsJSON = question as unknown as PublicKeyCredentialCreationOptionsJSON;
  const answer = await byDevice(() => startRegistration({ optionsJSON }));
  const body = RegisterPasskey.parse({ name, answer });
  await doAct({ path: '/api/me/passkeys', body, key: newIdempotencyKey() }, Done);
}

function ask(path: string): Promise<PasskeyQuestion> {
  return doAct({ path, body: {}, key: newIdempotencyKey() }, PasskeyQuestion);
}

async function byDevice<Answer>(asked: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asked();
  } catch (cause) {
    throw new NoPasskey('The device gave no passkey.', { cause });
  }
}
