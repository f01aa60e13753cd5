import { mandateScopes } from '@qingce/contract';
import type { Applicant, Role, UserCreated, WhoAmI } from '@qingce/contract';
import { runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { assignPost, createUser, hashPassword } from '../identity/index.ts';
import { madeUpNumber } from './made-up-number.ts';
import { samplePaper } from './sample-paper.ts';
import { samplePassword } from './sample-password.ts';
import { shownName } from './story.ts';
import type { Story, StoryApplicant } from './story.ts';
import { found, idOf, personOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { StoryStuck, machineOf, signIn, visitorAt } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** The administrators, by the system as in any new installation, but with passwords that can be printed. */
export async function openAdministrators(workplace: Workplace, story: Story): Promise<void> {
  for (const { login, name, role } of story.administrators) {
    const passwordHash = await hashPassword(samplePassword(login));
    await runVerb(workplace, {
      act: 'identity.create-user', actor: { kind: 'system' }, requestId: 'story',
      idempotencyKey: `story-administrator-${login}`,
    }, {
      input: { username: login, displayName: shownName(name) },
      verb: async (context, input) => {
        const userId = await createUser(context, { ...input, passwordHash, passwordIsOwn: true });
        await assignPost(context, { userId, role, unit: null });
      },
      reply: () => null,
    });
  }
}

/** Officers: opened by the system administrator, posted by the security administrator; each changes the password. */
export async function openOffices(app: App, story: Story): Promise<void> {
  const signInAs = (role: Role): Promise<Visitor> => {
    const { login } = found(story.administrators.find((administrator) => administrator.role === role), role);
    return signIn(app, { login, password: samplePassword(login) });
  };
  const [opens, posts] = [await signInAs('system-admin'), await signInAs('security-admin')];
  await inTurns(story.officers, async (officer) => {
    const { login: username, name } = officer;
    const account = { username, password: firstPassword(username), displayName: shownName(name) };
    const { userId } = await opens.must('/api/users', account, `open ${officer.login}`) as UserCreated;
    const post = { role: officer.role, unit: officer.unit ?? null };
    await posts.must(`/api/users/${userId}/post`, post, `post ${officer.login}`);
    await changeFirstPassword(app, username);
  });
}

/** What an administrator sets, and nobody keeps. */
function firstPassword(login: string): string {
  return `${login}-first-day`;
}

/** As everybody has to whose password somebody else set; a play that was cut off finds it changed already. */
async function changeFirstPassword(app: App, login: string): Promise<void> {
  const present = firstPassword(login);
  const officer = await signIn(app, { login, password: present }).catch((error: unknown) => {
    if (error instanceof StoryStuck) return undefined;
    throw error;
  });
  const change = { present, next: samplePassword(login) };
  await officer?.must('/api/me/password', change, `first password of ${login}`);
}

/** The first made-up numbers are those of persons on rosters. */
const numbersOfRosters = 500;

/** Applicants open their accounts, register themselves, are confirmed, and say where they are paid to. */
export async function registerApplicants(scene: Scene): Promise<void> {
  const { app, story, known, cast } = scene;
  const keeper = await personOf(scene, story.register.by);
  const individuals = story.applicants.filter(({ kind }) => kind === 'individual');
  await inTurns(story.applicants, async (applicant) => {
    known.applicants[applicant.key] = await registerApplicant(app, applicant, {
      cast, keeper, bank: story.bank, identityNumber: madeUpNumber(numbersOfRosters + individuals.indexOf(applicant)),
    });
  });
}

async function registerApplicant(
  app: App, applicant: StoryApplicant,
  { cast, keeper, bank, identityNumber }: {
    cast: Scene['cast']; keeper: Visitor; bank: string; identityNumber: string;
  },
): Promise<string> {
  for (const { login, name } of applicant.people) {
    const account = { username: login, password: samplePassword(login), displayName: shownName(name) };
    await visitorAt(app, machineOf(login)).must('/api/users/sign-up', account, `sign up ${login}`);
    cast.set(login, await signIn(app, { login, password: samplePassword(login) }));
  }
  const [first, ...others] = applicant.people;
  const holder = found(cast.get(first.login), first.login);
  const { key, kind, creditCode } = applicant;
  const code = kind === 'individual' ? { identityNumber } : { creditCode };
  const named = { kind, name: shownName(applicant.name), ...code };
  const { id } = await holder.must('/api/applicants', named, `register ${key}`) as Applicant;
  await confirmHolder({ holder, keeper }, { id, applicant });
  for (const { login, capacity } of others) {
    const member = { username: login, scopes: capacity === 'clerk' ? ['act'] : mandateScopes };
    await holder.must(`/api/applicants/${id}/members`, member, `let ${login} act for ${key}`);
  }
  await holder.must(`/api/applicants/${id}/payee`, { account: applicant.account, bank }, `account of ${key}`);
  return id;
}

/** 核验授权 — the holder hands in a letter of authority; whoever keeps the register compares it and confirms. */
async function confirmHolder(
  { holder, keeper }: { holder: Visitor; keeper: Visitor },
  { id, applicant }: { id: string; applicant: StoryApplicant },
): Promise<void> {
  const { key, name, creditCode, people: [first] } = applicant;
  const lines = [shownName(name), creditCode ?? '', shownName(first.name)];
  const form = new FormData();
  const paper = samplePaper({ title: '授权委托书 Letter of authority', lines });
  form.append('file', new File([paper], '授权委托书.pdf', { type: 'application/pdf' }));
  await holder.must(`/api/applicants/${id}/holder-documents`, form, `authority for ${key}`);
  const { userId } = await holder.see('/api/me') as WhoAmI;
  const verdict = { userId, verdict: 'confirm', reason: '授权书与登记信息相符 The letter agrees with the register' };
  await keeper.must(`/api/applicants/${id}/holder/decide`, verdict, `confirm the holder of ${key}`);
}

/** 登记 — what the offices' register holds about each applicant. */
export async function recordRegister(scene: Scene): Promise<void> {
  const { story, known } = scene;
  const keeper = await personOf(scene, story.register.by);
  for (const { key, register } of story.applicants) {
    const path = `/api/applicants/${idOf(known.applicants, key)}/register-facts`;
    await keeper.must(path, { facts: register, source: story.register.source }, `register facts of ${key}`);
  }
}

/** Few at a time: most of the work is making and checking passwords, which is slow on purpose. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all([1, 2].map(async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }));
}
