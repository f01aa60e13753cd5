import { samplePassword } from './sample-password.ts';
import { shownName } from './story.ts';
import type { Story } from './story.ts';

/** An account that a visitor of the demonstration may sign in with, and what it stands for: a post, or a firm's part. */
export interface SampleAccount { readonly login: string; readonly password: string; readonly name: string; readonly post: string }

/** 样例账号 — those that the story marks, in its order: applicants, offices, administrators. */
export function sampleAccounts(story: Story): SampleAccount[] {
  const people = story.applicants.flatMap((applicant) => applicant.people.map((person) => (
    { ...person, post: `${person.capacity} · ${shownName(applicant.name)}` })));
  const posts = [...story.officers, ...story.administrators].map((officer) => ({ ...officer, post: officer.role }));
  return [...people, ...posts].filter(({ sample }) => sample).map(({ login, name, post }) => (
    { login, password: samplePassword(login), name: shownName(name), post }));
}
