import { StepWords, derivationOf, nameOf, parsePath } from '@qingce/law-view';
import { spokenFormula } from '@qingce/policy-language/evaluate';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { WouldQualify } from '../casefile/WouldQualify.tsx';
import { OverrideCard } from '../casefile/OverrideCard.tsx';
import { answerOf } from '../casefile/answer-of.ts';
import { ClauseLink } from '../kit/ClauseLink.tsx';
import { MoneyText } from '../kit/MoneyText.tsx';
import { inLanguage } from '../kit/usePolicy.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import type { DecidedItem, Letter } from './letters-of.ts';

interface ItemsProps {
  readonly letter: Letter;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 逐项决定 — every item with its amount; then how each award is worked out, and why the others are refused. */
export function LetterItems({ letter, file, policy }: ItemsProps): ReactNode {
  const { t } = useTranslation('letter');
  const name = useItemName(policy);
  const refused = letter.items.flatMap((item, position) =>
    item.reasons.length > 0 || item.outcome !== 'eligible' ? [{ item, position }] : [],
  );
  return (
    <>
      <table className="letter-items">
        <caption>{t('items')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('clause')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {letter.items.map((item, position) => (
            <tr key={`${item.item}-${position}`}>
              <th scope="row">{name(item.item)}</th>
              <td>
                <ClauseLink policy={policy.id} clause={item.clause} />
              </td>
              <td>
                <MoneyText yuan={item.amount ?? '0.00'} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('total')}
            </th>
            <td>
              <MoneyText yuan={letter.amount} words />
            </td>
          </tr>
        </tfoot>
      </table>
      {letter.number === file.decision?.number ? <Worked file={file} policy={policy} /> : null}
      {refused.length > 0 ? <h2>{t('refused')}</h2> : null}
      {refused.map(({ item, position }) => (
        <Reasons key={position} item={item} position={position} file={file} policy={policy} />
      ))}
    </>
  );
}

function useItemName(policy: CheckedPolicy): (id: string) => string {
  const language = useLanguage();
  return (id) => {
    const item = policy.items.find((each) => each.id === id);
    return item ? inLanguage(item.name, language) : id;
  };
}

/** 计算依据 — of the decision in force: the formula of each part, with its figures, as it recomputes by hand. */
function Worked({ file, policy }: Omit<ItemsProps, 'letter'>): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const answer = answerOf(file.acceptedAnswer);
  const overrides = file.overrides.filter(({ state }) => state === 'confirmed');
  const steps = (answer?.items ?? []).flatMap((item) =>
    item.outcome === 'eligible' ? derivationOf(policy, item) : [],
  );
  if (steps.length === 0) return <OverrideCard overrides={overrides} />;
  return (
    <>
      <OverrideCard overrides={overrides} />
      <h2>{t('computed')}</h2>
      <ol className="letter-steps">
        {steps.map((step, index) => (
          // The steps of a decided award never move, so their place is their identity.
          <li key={index}>
            <StepWords words={step.words} />
            {step.formula === undefined ? null : (
              <code lang={language}>{inLanguage(spokenFormula(policy, step.formula), language)}</code>
            )}{' '}
            ={' '}
            <strong>
              <MoneyText yuan={step.value} />
            </strong>
          </li>
        ))}
      </ol>
    </>
  );
}

function Reasons({ item, position, file, policy }: {
  readonly item: DecidedItem;
  readonly position: number;
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('letter');
  const language = useLanguage();
  const name = useItemName(policy);
  const place = { policy, json: file.accepted, language };
  return (
    <section>
      <h3>{name(item.item)}</h3>
      <ul>
        {item.reasons.map((reason) => (
          <li key={reason.code}>
            {inLanguage(reason.sentence, language)} <ClauseLink policy={policy.id} clause={reason.clause} />
            {(reason.rows ?? []).length > 0
              ? ` (${t('left')}: ${(reason.rows ?? [])
                  .map((row) => nameOf(parsePath(`items[${position}].${row}`), place))
                  .join(language === 'en' ? ', ' : '、')})`
              : null}
          </li>
        ))}
      </ul>
      <WouldQualify advice={item.next} position={position} place={place} />
    </section>
  );
}
