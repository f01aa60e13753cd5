import { Role } from '@qingce/contract';
import { z } from 'zod';
import { samplePassword } from './sample-password.ts';
import { shownName } from './story.ts';
import type { Story } from './story.ts';

/** An account that a visitor of the demonstration may sign in with, and its post or part for an applicant. */
export const SampleAccount = z.object({
  username: z.string(), password: z.string(), displayName: z.string(), role: Role,
});
export type SampleAccount = z.infer<typeof SampleAccount>;

/** 样例账号 — those that the story marks, in its order: applicants, offices, administrators. */
export function sampleAccounts(story: Story): SampleAccount[] {
  const people = story.applicants.flatMap(({ name, people: own }) => own.map((person) => ({
    ...person, role: person.capacity === 'clerk' ? 'applicant-clerk' as const : person.capacity,
    displayName: `${shownName(person.name)} · ${shownName(name)}`,
  })));
  const posts = [...story.officers, ...story.administrators].map((officer) => (
    { ...officer, displayName: shownName(officer.name) }));
  return [...people, ...posts].filter(({ sample }) => sample).map(({ login, displayName, role }) => (
    { username: login, password: samplePassword(login), displayName, role }));
}
