import { useLoadedPolicies } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** What a policy calls a kind of recovery, and those that it has as a choice. */
export function useKinds(): {
  readonly nameOf: (policy: string, kind: string) => string;
  readonly optionsOf: (policy: string) => { value: string; label: string }[];
} {
  const language = useLanguage();
  const loaded = useLoadedPolicies();
  const kindsOf = (policy: string) => loaded.find(({ id }) => id === policy)?.process.recovery ?? [];
  return {
    nameOf: (policy, kind) => {
      const found = kindsOf(policy).find(({ id }) => id === kind);
      return found ? inLanguage(found.name, language) : kind;
    },
    optionsOf: (policy) => kindsOf(policy).map(({ id, name }) => ({ value: id, label: inLanguage(name, language) })),
  };
}
