import { FactForm, factAt, nameOf, parsePath, readAt, writeAt } from '@qingce/law-view';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FactFormState } from '@qingce/law-view';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import type { Taken } from './field-store.ts';

interface CountFactsProps {
  readonly taken: Taken;
  readonly json: unknown;
  readonly errors: FactFormState['errors'];
  readonly onChange: (json: unknown) => void;
}

/** Every fact that is found on site: what was claimed, and the field for what is there. */
export function CountFacts({ taken: { pack, policy }, json, errors, onChange }: CountFactsProps): ReactNode {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const form: FactFormState = {
    json, errors, needed: new Set(pack.toFind.filter((path) => readAt(json, parsePath(path)) === undefined)),
    onChange: (path, value) => onChange(writeAt(json, path, value)),
  };
  return (
    <div className="visit-facts">
      {pack.toFind.map((text) => {
        const path = parsePath(text);
        const fact = factAt(policy, pack.facts, path);
        const claimed = readAt(pack.facts, path);
        if (!fact) return null;
        return (
          <div key={text} className="visit-fact">
            {claimed === undefined ? null : (
              <div className="visit-fact-claimed">
                <span>
                  {t('claimedValue')}{' '}
                  <FactValueText value={claimed} path={path} json={pack.facts} policy={policy} />
                </span>
                <Button
                  onClick={() => onChange(writeAt(json, path, claimed))}
                  aria-label={t('asClaimedOf', { fact: nameOf(path, { policy, json: pack.facts, language }) })}
                >
                  {t('asClaimed')}
                </Button>
              </div>
            )}
            <FactForm facts={[fact]} at={path.slice(0, -1)} form={form} />
          </div>
        );
      })}
    </div>
  );
}
