import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** 密钥环 — the keys of 32 bytes that secrets lie under, by name; new ones are sealed under `current`. */
export interface Keyring { readonly current: string; readonly keys: ReadonlyMap<string, Buffer> }

/** A secret in the database that no key of the ring opens; its sentence says which key is missing. */
export class SecretsUnreadable extends Error {}

const cipherName = 'aes-256-gcm';
const mark = 'sealed';

/**
 * Seals a secret (AES-256-GCM, NIST SP 800-38D) for the place that it is kept in: `about` is whose it is, and the seal
 * does not open when it is moved to another. The result names its key.
 */
export function seal(ring: Keyring, { secret, about }: { secret: string; about: string }): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(cipherName, keyNamed(ring, ring.current), nonce).setAAD(Buffer.from(about));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = [nonce, text, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return [mark, ring.current, ...parts].join('.');
}

/** The secret again. Throws SecretsUnreadable when the key is missing or another, or the seal was broken or moved. */
export function unseal(ring: Keyring, { sealed, about }: { sealed: string; about: string }): string {
  const name = keyOf(sealed) ?? '';
  const [nonce, text, tag] = sealed.split('.').slice(2).map((part) => Buffer.from(part, 'base64url'));
  const key = keyNamed(ring, name);
  try {
    if (!nonce || !text || tag?.length !== 16) throw new Error('not of its shape');
    const decipher = createDecipheriv(cipherName, key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString();
  } catch (cause) {
    throw new SecretsUnreadable(
      `A secret is sealed under the key “${name}”, and the key of that name in QINGCE_SECRET_KEYS does not open it.`,
      { cause });
  }
}

/** The name of the key that it is sealed under; undefined for a text that is not sealed. */
export function keyOf(text: string): string | undefined {
  const [first, name] = text.split('.');
  return first === mark ? name : undefined;
}

function keyNamed({ keys }: Keyring, name: string): Buffer {
  const key = keys.get(name);
  if (key) return key;
  throw new SecretsUnreadable(
    `A secret is sealed under the key “${name}”, which QINGCE_SECRET_KEYS does not name.`);
}

const keyShape = /^([A-Za-z0-9_-]{1,20}):([A-Za-z0-9+/_-]+=*)$/;

/** `name:base64` of 32 bytes each, separated by commas, the current one first; undefined when it is not written so. */
export function parseKeyring(text: string): Keyring | undefined {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(',')) {
    const [name, key] = keyIn(part.trim());
    if (key.length !== 32 || keys.has(name)) return undefined;
    keys.set(name, key);
  }
  const [current = ''] = keys.keys();
  return { current, keys };
}

/** Its name and its bytes, of which there are none where it is not written so. */
function keyIn(part: string): [string, Buffer] {
  const [, name = '', encoded = ''] = keyShape.exec(part) ?? [];
  return [name, Buffer.from(encoded, 'base64')];
}
