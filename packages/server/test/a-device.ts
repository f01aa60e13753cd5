import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { PasskeyAnswer, PasskeyQuestion, RegisterPasskey } from '@qingce/contract';

/** What a device does otherwise than it should. */
export interface Oddly {
  readonly origin?: string;
  readonly rpId?: string;
  /** Answers without having asked its person for a PIN or a finger. */
  readonly unseen?: boolean;
  /** What it says it was used, instead of one more than before. */
  readonly counter?: number;
  readonly handle?: string;
}

/** A device with one passkey, as a browser speaks for it: keys, counter and signatures are real (WebAuthn §6). */
export interface Device {
  make(question: PasskeyQuestion, name: string, oddly?: Oddly): RegisterPasskey;
  answer(question: PasskeyQuestion, oddly?: Oddly): PasskeyAnswer;
}

const origin = 'https://fund.example.test';
const rpId = 'fund.example.test';
const present = 0x01;
const verified = 0x04;
const withKey = 0x40;

export function aDevice(): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE: kty EC2, alg ES256, crv P-256, x, y.
  const coseKey = isoCBOR.encode(new Map<number, number | Uint8Array>([
    [1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')],
  ]));
  const id = randomBytes(16);
  let used = 0;
  let handle = '';
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const };
  const dataOf = (flags: number, oddly: Oddly, key = Buffer.alloc(0)): Buffer => {
    used = oddly.counter ?? used + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(used);
    const seen = oddly.unseen === true ? 0 : verified;
    return Buffer.concat([sha256(oddly.rpId ?? rpId), Buffer.of(flags | present | seen), counter, key]);
  };
  return {
    make: (question, name, oddly = {}) => {
      handle = (question as { user?: { id: string } }).user?.id ?? '';
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const authData = dataOf(withKey, oddly, Buffer.concat([Buffer.alloc(16), length, id, coseKey]));
      const attestation = isoCBOR.encode(new Map<string, string | Map<string, string> | Uint8Array>([
        ['fmt', 'none'], ['attStmt', new Map()], ['authData', authData],
      ]));
      return {
        name,
        answer: {
          ...credential, clientExtensionResults: {},
          response: {
            clientDataJSON: clientData('webauthn.create', question, oddly),
            attestationObject: Buffer.from(attestation).toString('base64url'),
          },
        },
      };
    },
    answer: (question, oddly = {}) => {
      const clientDataJSON = clientData('webauthn.get', question, oddly);
      const authData = dataOf(0, oddly);
      const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
      return {
        ...credential, clientExtensionResults: {},
        response: {
          clientDataJSON, authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'), userHandle: oddly.handle ?? handle,
        },
      };
    },
  };
}

function clientData(type: string, { challenge }: PasskeyQuestion, oddly: Oddly): string {
  const data = { type, challenge, origin: oddly.origin ?? origin, crossOrigin: false };
  return Buffer.from(JSON.stringify(data)).toString('base64url');
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
