import type { EnterPaper } from '@qingce/contract';
import type { Facts } from '../claim/facts.ts';

type Typed = Pick<EnterPaper, 'facts' | 'receivedOn' | 'materials'>;

/** What a draft of a paper holds: its facts, the day of receipt (today until another is typed) and the materials. */
export function typedIn({ receivedOn, materials, ...facts }: Facts, today: string): Typed {
  return {
    facts: { applicant: {}, items: [], ...facts as Typed['facts'] },
    receivedOn: typeof receivedOn === 'string' ? receivedOn : today,
    materials: Array.isArray(materials) ? materials.filter((id) => typeof id === 'string') : [],
  };
}
