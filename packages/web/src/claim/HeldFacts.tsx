import { FactForm, factsOfApplicant, labelOf, writeAt } from '@qingce/law-view';
import { Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, FactFormState } from '@qingce/law-view';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { SourceOfHeld } from '../kit/SourceOfHeld.tsx';
import { useLanguage } from '../kit/useLanguage.ts';

interface HeldFactsProps {
  readonly register: CaseFile['register'];
  readonly policy: CheckedPolicy;
  readonly form: FactFormState;
  readonly json: Draft;
  /** What the draft itself says of the applicant. */
  readonly said: unknown;
}

type Fact = CheckedPolicy['facts'][number];

/**
 * 登记事实 — what the offices' register holds about the applicant, to be read with its source, and a way to say that it is
 * wrong: what the applicant says then stands beside it, for the office to put the register right or not.
 */
export function HeldFacts({ register, ...whose }: HeldFactsProps): ReactNode {
  const { t } = useTranslation('claim');
  const asked = factsOfApplicant(whose.policy, whose.json.applicant.kind);
  const held = asked.flatMap((fact) =>
    register.filter((each) => each.fact === fact.key).map((each) => ({ fact, each })));
  if (held.length === 0) return null;
  return (
    <Card title={t('held.title')}>
      <p className="app-faint">{t('fromRegister')}</p>
      <ul className="claim-held">
        {held.map(({ fact, each }) => (
          <HeldLine key={fact.key} fact={fact} held={each} {...whose} />
        ))}
      </ul>
    </Card>
  );
}

interface HeldLineProps extends Omit<HeldFactsProps, 'register'> {
  readonly fact: Fact;
  readonly held: CaseFile['register'][number];
}

function HeldLine({ fact, held, policy, form, json, said }: HeldLineProps): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const own = ((said ?? {}) as Record<string, unknown>)[fact.key];
  const [disputes, setDisputes] = useState(isOther(own, held.value));
  const path = ['applicant', fact.key];
  const name = labelOf(fact, language);
  const act = disputes ? 'held.undo' : 'held.wrong';
  const change = (): void => {
    if (disputes) form.onChange(path, undefined);
    setDisputes(!disputes);
  };
  return (
    <li>
      <Flex gap={12} wrap align="center" justify="space-between">
        <span>
          <strong>{name}</strong>{' '}
          {held.isOpen ? <Tag color="warning">{t('held.open')}</Tag> : (
            <FactValueText value={held.value} path={path} json={writeAt(json, path, held.value)} policy={policy} />
          )}{' '}
          <SourceOfHeld held={held} />
        </span>
        <Button
          size="small" aria-expanded={disputes} aria-label={`${t(act)} ${name}`} onClick={change}
        >
          {t(act)}
        </Button>
      </Flex>
      {disputes ? (
        <div className="claim-disputed">
          <p className="app-faint">{t('held.wrongLead')}</p>
          <FactForm form={{ ...form, json: writeAt(json, path, own) }} facts={[fact]} at={['applicant']} />
        </div>
      ) : null}
    </li>
  );
}

/** Whether the applicant says otherwise; facts are JSON, and so are compared as it. */
function isOther(own: unknown, value: unknown): boolean {
  return own !== undefined && own !== null && JSON.stringify(own) !== JSON.stringify(value);
}
