import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { canonicalJson } from '@qingce/values';
import { toldHeld } from '../applicant/index.ts';
import { readHeldFacts } from '../claim/index.ts';
import type { Claim, FactsShown } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { registerChangesOf } from '../review/index.ts';

type Reading = Pick<VerbContext, 'tx' | 'businessNow'>;

const changeMatters: ReadonlySet<string> = new Set(['reviewed', 'jointly-approved', 'in-notice', 'decided']);

/** 登记事实 — what the register holds for the claim year, beside it what the applicant says otherwise; and what changed. */
export async function readRegister(
  context: Reading, claim: Claim, { policy, shown }: { policy: CheckedPolicy; shown: FactsShown },
): Promise<Pick<CaseFile, 'register' | 'registerChanges'>> {
  if (!shown.withRegister) return { register: [], registerChanges: [] };
  const said = (claim.facts['applicant'] ?? {}) as Readonly<Record<string, Claim['facts'][string]>>;
  const held = await readHeldFacts(context, policy, claim);
  return {
    register: held.flatMap((each): CaseFile['register'] => {
      const asked = policy.facts.find(({ scope, key, name }) =>
        scope === 'applicant' && (key === each.fact || name === each.fact));
      if (!asked) return [];
      const own = said[asked.key] ?? said[asked.name] ?? null;
      const isOther = own !== null && canonicalJson(own) !== canonicalJson(each.value);
      return [{ ...toldHeld(each), fact: asked.key, ...(isOther && { said: own }) }];
    }),
    // Once the money is ordered it comes back by recovery.
    registerChanges: changeMatters.has(claim.state) ? await registerChangesOf(context, claim) : [],
  };
}
