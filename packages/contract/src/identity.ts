/** 身份 — who acts: posts, signing in, accounts. */
import { z } from 'zod';
import { PasskeyAnswer } from './passkey.ts';
import { Day, Id, Instant, RequiredNote } from './wire.ts';

/** 岗位 — the post that an account holds; nobody holds two, so that nobody signs twice. */
export const roles = [
  'applicant-clerk',
  'mandate-holder',
  'commerce-clerk',
  'commerce-section-chief',
  'commerce-director',
  'inspector',
  'leading-officer',
  'education-officer',
  'finance-reviewer',
  'finance-clerk',
  'finance-releaser',
  'district-finance',
  'city-government',
  'auditor',
  'policy-drafter',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Compared without regard to case. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, {
    error: '3 to 40 letters, digits, dots, hyphens or underscores',
  });
const Password = z.string().min(10, { error: 'at least 10 characters' }).max(200);
const DisplayName = z.string().trim().min(1).max(80);
/** 单位 — the office that a post belongs to, as the policy names it. */
export const UnitId = z.string().regex(/^[a-z0-9-]{2,60}$/);

/** 辖区 — GB/T 2260 code of a district; a post that is limited to one reaches only what belongs there. */
export const District = z.string().regex(/^[0-9]{6}$/, { error: 'a region code of six digits' });

/** `next` is the page to go to afterwards, on this site. */
export const LogIn = z.object({
  username: z.string().trim().toLowerCase().max(200),
  password: z.string().max(200),
  /** 动态口令 or recovery code, once the account has a second factor. */
  code: z.string().trim().max(40).optional(),
  /** Or a passkey of the account. */
  passkey: PasskeyAnswer.optional(),
  next: z.string().max(2000).optional(),
  idempotencyKey: z.string().optional(),
});
export type LogIn = z.infer<typeof LogIn>;

/** An account: opened by a person to act for an applicant, or by the system administrator for an office. */
export const SignUp = z.object({ username: Username, password: Password, displayName: DisplayName });
export type SignUp = z.infer<typeof SignUp>;

/** 修改密码 — the present one tells that it is the person who asks. */
export const ChangePassword = z.object({ present: z.string().max(200), next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** 重设初始密码 — by the system administrator, for an officer, who changes it before doing anything. */
export const ResetPassword = z.object({ password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;
/** 找回密码 — whose; the answer is the same whoever it is. */
export const AskForLetter = z.object({ username: z.string().trim().toLowerCase().min(1).max(200) });
export type AskForLetter = z.infer<typeof AskForLetter>;
/** 设新密码 — by the token of the letter, once. */
export const UseLetter = z.object({ token: z.string().min(1).max(200), password: Password });
export type UseLetter = z.infer<typeof UseLetter>;

/** The security administrator gives an account its post. */
export const AssignPost = z.object({
  role: Role.nullable(), unit: UnitId.nullable(), district: District.nullable().default(null),
});
export type AssignPost = z.infer<typeof AssignPost>;

/** 登录方式 — `totp` is a password with a second factor. */
export const sessionMethods = ['password', 'totp', 'passkey', 'oidc'] as const;
export type SessionMethod = (typeof sessionMethods)[number];
/** 会话 — where the person is signed in; `agent` is what the browser calls itself. */
export const UserSession = z.object({
  id: Id, startedAt: Instant, lastSeenAt: Instant, agent: z.string(), method: z.enum(sessionMethods),
  isCurrent: z.boolean(),
});
export type UserSession = z.infer<typeof UserSession>;

/** 统一身份绑定 — by which name the identity provider knows the person; it opens the account once they confirmed it. */
export const OidcLink = z.object({ subject: z.string(), isConfirmed: z.boolean() });
export type OidcLink = z.infer<typeof OidcLink>;
/** The provider's `sub`, as the person was told it when they tried to sign in. */
export const LinkOidc = z.object({ subject: z.string().trim().min(1).max(255) });
export type LinkOidc = z.infer<typeof LinkOidc>;
/**
 * 登录方式 — what the deployment offers beside user name and password; `passkeysAt` is where passkeys work, `sendsLetters`
 * whether a forgotten password can be set anew by mail.
 */
export const SignInWays = z.object({
  oidc: z.object({ name: z.string() }).nullable(), passkeysAt: z.string().nullable(), sendsLetters: z.boolean(),
});
export type SignInWays = z.infer<typeof SignInWays>;
/** `elsewhere` is where the session at the identity provider is ended, if one began this one. */
export const SignedOut = z.object({ ok: z.literal(true), elsewhere: z.string().nullable() });
export type SignedOut = z.infer<typeof SignedOut>;

/** 登录保护 — what protects the account beside its password, and what else opens it. */
export const SignInProtection = z.object({
  hasTotp: z.boolean(), recoveryCodesLeft: z.int(), oidc: OidcLink.nullable(),
});
export type SignInProtection = z.infer<typeof SignInProtection>;
/** The secret of a 动态口令 as base32 and as the address that an app reads from a QR code. */
export const TotpBegun = z.object({ secret: z.string(), uri: z.string() });
export type TotpBegun = z.infer<typeof TotpBegun>;
export const ConfirmTotp = z.object({ code: z.string().trim().min(6).max(40) });
export type ConfirmTotp = z.infer<typeof ConfirmTotp>;
/** Shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** An account with its post, as the administrators see it. */
export const UserAccount = z.object({
  id: Id, username: z.string(), displayName: z.string(), role: Role.nullable(), unit: z.string().nullable(),
  district: z.string().nullable(), createdAt: Instant, oidc: OidcLink.nullable(),
});
export type UserAccount = z.infer<typeof UserAccount>;

/** 委托代理 — a colleague of the same unit stands in; both days count. */
export const DelegatePost = z.object({ username: Username, from: Day, until: Day, reason: RequiredNote.max(300) });
export type DelegatePost = z.infer<typeof DelegatePost>;
export const Delegation = z.object({
  id: Id, role: Role, unit: z.string(), giver: z.string(), holder: z.string(), isGiver: z.boolean(),
  isHolder: z.boolean(), from: Day, until: Day, reason: z.string(),
  state: z.enum(['in-force', 'not-yet', 'expired', 'ended']),
});
export type Delegation = z.infer<typeof Delegation>;
/** 切换岗位 — to the post that one stands in for, or back to one's own (null). */
export const TakePost = z.object({ delegationId: Id.nullable() });
export type TakePost = z.infer<typeof TakePost>;

/** Who is signed in; `memberships` are the applicants that the person may act for. */
export const WhoAmI = z.object({
  userId: Id,
  username: z.string(),
  displayName: z.string(),
  role: Role,
  unit: z.string().nullable(),
  district: z.string().nullable(),
  /** Whose post it is while the person stands in for a colleague. */
  standsInFor: z.string().nullable(),
  memberships: z.array(z.object({
    applicantId: Id, scopes: z.array(z.enum(['act', 'account', 'people'])),
    /** 已核验 — until an office has compared the authorisation, the mandate permits less. */
    isConfirmed: z.boolean(),
  })),
  sessionEndsAt: Instant,
  method: z.enum(sessionMethods),
  /** The password was set by somebody else: nothing else is done before it is changed. */
  mustChangePassword: z.boolean(),
  /** By what the account may be entered. */
  signInWays: z.array(z.enum(['password', 'passkey', 'oidc'])),
});
export type WhoAmI = z.infer<typeof WhoAmI>;
export const UserCreated = z.object({ userId: Id });
export type UserCreated = z.infer<typeof UserCreated>;
