import {
  AnswerPanel,
  ApplicantKind,
  FactForm,
  assessDraft,
  derivationOf,
  factsOfApplicant,
  factsOfItem,
  pathText,
  wholePath,
} from '@qingce/law-view';
import type { Draft, FactFormState, FactPath } from '@qingce/law-view';
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import { fillFromRecord } from '@qingce/policy-language/evaluate';
import type { Answer, CheckedPolicy, ItemAnswer } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { ImportRows } from '../rows/ImportRows.tsx';
import '../rows/rows.css';
import { RecordNote } from '../kit/RecordNote.tsx';
import { NothingHere } from '../kit/PageStates.tsx';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { HeldFacts } from './HeldFacts.tsx';
import { withoutItem, written } from './taken.ts';
import { itemsOf, wholeDraft } from './whole-draft.ts';
import type { DraftInHand } from './useDraft.ts';

/** What is written, and the way to write. */
type Written = Pick<DraftInHand, 'facts' | 'change'>;

interface ClaimFactsProps {
  readonly file: Pick<CaseFile, 'claimed' | 'draft' | 'priorAwards' | 'kinds' | 'register'>;
  readonly policy: CheckedPolicy;
  readonly draft: Written;
}

/** The facts item by item as the policy asks for them, and beside each the answer to what is typed so far. */
export function ClaimFacts({ file, policy, draft }: ClaimFactsProps): ReactNode {
  const { t } = useTranslation('claim');
  const json = wholeDraft(file, draft.facts);
  const items = itemsOf(draft.facts);
  const setFact = (path: FactPath, value: unknown): void => draft.change(written(draft.facts, path, value));
  const kept = new Set(file.register.map(({ fact }) => fact));
  const own = factsOfApplicant(policy, json.applicant.kind).filter(
    (fact) => !kept.has(fact.key) && fact.confirmedBy === undefined,
  );
  const form: FactFormState = { json, errors: [], needed: new Set(), onChange: setFact };
  return (
    <div className="claim-facts">
      {file.kinds.length > 1 ? (
        <Card title={t('asWhom')}>
          <ApplicantKind kinds={policy.applicants.filter(({ kind }) => file.kinds.includes(kind))} form={form} />
        </Card>
      ) : null}
      {own.length > 0 ? (
        <Card title={t('aboutApplicant')}>
          <FactForm
            form={form}
            facts={own}
            at={['applicant']}
          />
        </Card>
      ) : null}
      <HeldFacts register={file.register} policy={policy} form={form} json={json} said={draft.facts['applicant']} />
      {items.length === 0 ? <NothingHere hint={t('noItems')} /> : null}
      {items.map((item, index) => (
        // Items are told apart by their place: two of one kind may stand in a claim.
        <ItemFacts
          key={`${item}-${index}`}
          index={index}
          item={item}
          json={json}
          policy={policy}
          draft={draft}
          awards={file.priorAwards}
          onFact={setFact}
        />
      ))}
      <AddItem
        policy={policy}
        kind={json.applicant.kind}
        onAdd={(item) => draft.change({
          ...draft.facts, items: [...rawItems(draft.facts), itemOnRecord(policy, item, file.priorAwards)],
        })}
      />
    </div>
  );
}

function rawItems(facts: DraftInHand['facts']): readonly unknown[] {
  return Array.isArray(facts.items) ? (facts.items as unknown[]) : [];
}

/** A new item, its lists that are a record filled from it; what the applicant then writes is theirs. */
function itemOnRecord(policy: CheckedPolicy, item: string, awards: CaseFile['priorAwards']): unknown {
  return fillFromRecord(policy, { items: [{ item }] }, awards).items[0];
}

interface ItemFactsProps {
  readonly index: number;
  readonly item: string;
  readonly json: Draft;
  readonly policy: CheckedPolicy;
  readonly draft: Written;
  readonly awards: CaseFile['priorAwards'];
  readonly onFact: (path: FactPath, value: unknown) => void;
}

/**
 * One item: the facts that the applicant gives, those that an office finds left to it, and today's answer.
 */
function ItemFacts({ index, item, json, policy, draft, awards, onFact }: ItemFactsProps): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const declared = policy.items.find(({ id }) => id === item);
  const assessed = useMemo(
    // As the offices will assess it: with at least what is on record.
    () => assessDraft({ policy, draft: fillFromRecord(policy, json, awards), view: item, readings: {} }),
    [policy, json, item, awards],
  );
  const facts = factsOfItem(policy, item);
  const answer = assessed.answer?.items[assessed.places.indexOf(index)];
  const needed = new Set(answer?.missing.map((fact) => pathText(wholePath(fact, index))) ?? []);
  const form: FactFormState = { json, errors: assessed.errors, onChange: onFact, needed };
  const remove = (): void => draft.change(withoutItem(draft.facts, index));
  return (
    <Card
      title={t('itemTitle', { n: index + 1, name: declared ? inLanguage(declared.name, language) : item })}
      extra={
        <Button type="text" icon={<DeleteOutlined />} onClick={remove}>
          {t('removeItem')}
        </Button>
      }
    >
      <div className="claim-item">
        <div>
          <FactForm form={form} facts={facts} at={['items', index]} />
          <RecordNote policy={policy} item={item} awards={awards} />
          <div className="rows-buttons">
            {facts.filter((fact) => fact.wire === 'rows').map((fact) => (
              <ImportRows
                key={fact.id}
                {...{ policy, item, fact, json }}
                path={['items', index, fact.key]}
                onRows={(rows) => onFact(['items', index, fact.key], rows)}
              />
            ))}
          </div>
        </div>
        {assessed.answer && answer ? (
          <LiveAnswer answer={assessed.answer} item={answer} index={index} json={json} policy={policy} />
        ) : null}
      </div>
    </Card>
  );
}

function LiveAnswer({
  answer,
  item,
  index,
  json,
  policy,
}: {
  answer: Answer;
  item: ItemAnswer;
  index: number;
  json: Draft;
  policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('claim');
  const derived = {
    steps: derivationOf(policy, item),
    total: item.amount ?? item.range?.max ?? '',
    supposed: item.outcome === 'undetermined',
  };
  return (
    <aside className="claim-answer" aria-label={t('answer')} aria-live="polite">
      <AnswerPanel
        answer={answer}
        item={item}
        index={index}
        json={json}
        advice={item.next}
        lit={noPhrases}
        onFact={nowhere}
        onStep={nowhere}
        derived={derived}
      />
      <p className="app-faint">{t('notPromise')}</p>
    </aside>
  );
}

const noPhrases: ReadonlySet<number> = new Set();

function nowhere(): void {
  // In a form the fields stand beside the answer; nothing else lights up.
}

function AddItem({
  policy,
  kind,
  onAdd,
}: {
  policy: CheckedPolicy;
  kind: unknown;
  onAdd: (item: string) => void;
}): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const allowed = policy.applicants.find((applicant) => applicant.kind === kind)?.items ?? [];
  return (
    <div className="claim-add">
      <Select
        aria-label={t('chooseItem')}
        placeholder={t('chooseItem')}
        value={chosen ?? null}
        onChange={(item) => setChosen(item)}
        style={{ minWidth: 260 }}
        options={policy.items
          .filter(({ id }) => allowed.includes(id))
          .map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
      />
      <Button
        type="primary"
        disabled={chosen === undefined}
        onClick={() => {
          if (chosen !== undefined) onAdd(chosen);
          setChosen(undefined);
        }}
      >
        {t('addItem')}
      </Button>
    </div>
  );
}
