import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Language } from '../wording/say.ts';

/** What a law page is drawn from. */
export type LawPageProps = {
  readonly policy: CheckedPolicy;
  readonly language: Language;
  /** The business day for which the page computes at first. */
  readonly today: string;
  /** Unofficial translation, one text a paragraph of the law. */
  readonly translation?: readonly string[] | undefined;
  /** Worked examples, facts of the contract by item. */
  readonly examples?: Readonly<Record<string, unknown>> | undefined;
};

/** What the server hands to the page's script: all but the policy, which lies under its own immutable address. */
export type IslandProps = Omit<LawPageProps, 'policy'> & { readonly policyAddress: string };
