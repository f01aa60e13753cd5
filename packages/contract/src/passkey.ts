/** 通行密钥 — what browsers and this server tell each other about passkeys (WebAuthn, its JSON forms). */
import { z } from 'zod';
import { Id, Instant } from './wire.ts';

const Base64url = z.string().regex(/^[A-Za-z0-9_-]*$/).max(20_000);
const CredentialId = Base64url.min(1).max(1400);
const extensions = z.record(z.string(), z.json()).default({});
const attachment = z.enum(['platform', 'cross-platform']).optional();
const Name = z.string().trim().min(1).max(60);

/** What a browser is asked: options of creation or of a request, handed to it as they are. */
export const PasskeyQuestion = z.looseObject({ challenge: Base64url });
export type PasskeyQuestion = z.infer<typeof PasskeyQuestion>;

/** What a device answers with a passkey that it has. */
export const PasskeyAnswer = z.object({
  id: CredentialId, rawId: CredentialId, type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64url, authenticatorData: Base64url, signature: Base64url, userHandle: Base64url.optional(),
  }),
  authenticatorAttachment: attachment, clientExtensionResults: extensions,
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** A passkey that a device has made, and the name that the person gives it. */
export const RegisterPasskey = z.object({
  name: Name,
  answer: z.object({
    id: CredentialId, rawId: CredentialId, type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: Base64url, attestationObject: Base64url,
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
    authenticatorAttachment: attachment, clientExtensionResults: extensions,
  }),
});
export type RegisterPasskey = z.infer<typeof RegisterPasskey>;

export const LogInByPasskey = z.object({ answer: PasskeyAnswer });
export type LogInByPasskey = z.infer<typeof LogInByPasskey>;

export const NamePasskey = z.object({ name: Name });
export type NamePasskey = z.infer<typeof NamePasskey>;

/** One of the person's own; `isSynced` when it comes to their other devices by itself. */
export const Passkey = z.object({
  id: Id, name: z.string(), isSynced: z.boolean(), registeredAt: Instant, lastUsedAt: Instant.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;
