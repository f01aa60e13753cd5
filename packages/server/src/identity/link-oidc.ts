import type { LinkOidc } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from './acting-for.ts';
import { findAccountById } from './identity.sql.ts';
import { confirmStoredLink, deleteOidcLink, findOidcLink, insertOidcLink } from './oidc.sql.ts';
import { endSessionsOf } from './session.sql.ts';
import { sha256Of } from './session.ts';

/**
 * 绑定统一身份 — the security administrator writes down by which name the provider knows the person; the account is
 * found by nothing else, neither by mail nor by name. Nobody links themselves, and nothing opens before the person
 * confirms it. Refuses with identity.user-not-found, -oidc-own, -oidc-linked and -oidc-subject-taken.
 */
export async function linkOidc(
  context: VerbContext, input: LinkOidc & { userId: string; issuer: string },
): Promise<void> {
  const by = getPerson(context.actor).id;
  const { userId, issuer, subject } = input;
  if (!await findAccountById(context.tx, userId)) throw refuse('identity.user-not-found');
  if (userId === by) throw refuse('identity.oidc-own');
  if (await findOidcLink(context.tx, { userId })) throw refuse('identity.oidc-linked');
  try {
    await insertOidcLink(context.tx, { userId, issuer, subject, by, at: context.now });
  } catch (error) {
    if (brokenConstraint(error) === 'oidc_link_subject') {
      throw refuse('identity.oidc-subject-taken', undefined, 'subject');
    }
    if (brokenConstraint(error) === 'oidc_link_pkey') throw refuse('identity.oidc-linked');
    throw error;
  }
  await recordAudit(context, {
    act: 'identity.link-oidc', object: { kind: 'user', id: userId }, details: { subjectSha256: sha256Of(subject) },
  });
}

/** 确认绑定 — by the person, from a session that something else began. Refuses with identity.oidc-link-not-found. */
export async function confirmOidcLink(context: VerbContext): Promise<void> {
  const { id } = getPerson(context.actor);
  if (!await confirmStoredLink(context.tx, { userId: id, at: context.now })) {
    throw refuse('identity.oidc-link-not-found');
  }
  await recordAudit(context, { act: 'identity.confirm-oidc', object: { kind: 'user', id } });
}

/** 解除绑定 — every session of the account ends. Refuses with identity.oidc-link-not-found. */
export async function unlinkOidc(context: VerbContext, input: { userId: string }): Promise<void> {
  if (!await deleteOidcLink(context.tx, input.userId)) throw refuse('identity.oidc-link-not-found');
  await endSessionsOf(context.tx, { userId: input.userId, at: context.now });
  await recordAudit(context, { act: 'identity.unlink-oidc', object: { kind: 'user', id: input.userId } });
}
