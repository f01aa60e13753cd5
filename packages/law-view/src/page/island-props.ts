import type { LawPageProps } from './LawPage.tsx';

/** What the server hands to the page's script: everything but the policy, which lies under its own immutable address. */
export type IslandProps = Omit<LawPageProps, 'policy'> & { readonly policyAddress: string };
