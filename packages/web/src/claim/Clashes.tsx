import { nameOf } from '@qingce/law-view';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { inShanghai } from '../kit/DateText.tsx';
import { useItemList } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import type { WrittenTwice } from './draft.ts';
import type { DraftInHand } from './useDraft.ts';
import { itemsOf, wholeDraft } from './whole-draft.ts';

interface ClashesProps {
  readonly file: Pick<CaseFile, 'claimed'>;
  readonly policy: CheckedPolicy;
  readonly draft: DraftInHand;
}

/** 两人都改 — each fact that somebody else wrote differently meanwhile: who wrote what, and which of the two holds. */
export function Clashes({ file, policy, draft }: ClashesProps): ReactNode {
  const { t } = useTranslation('claim');
  if (draft.status.kind !== 'conflict') return null;
  const { clashes, merged } = draft.status;
  const json = wholeDraft(file, merged);
  return (
    <Card style={{ marginBottom: 16 }}>
      <Alert type="warning" showIcon role="alert" title={t('clash.title', { n: clashes.length })}
        description={t('clash.lead')} />
      <ul className="claim-clashes">
        {clashes.map((clash) => (
          <li key={clash.path.join('.')}>
            <OneClash clash={clash} policy={policy} json={json} onChoose={(taken) => draft.choose(clash, taken)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface OneClashProps {
  readonly clash: WrittenTwice;
  readonly policy: CheckedPolicy;
  readonly json: ReturnType<typeof wholeDraft>;
  readonly onChoose: (taken: 'mine' | 'theirs') => void;
}

function OneClash({ clash, policy, json, onChoose }: OneClashProps): ReactNode {
  const { t } = useTranslation('claim');
  const language = useLanguage();
  const { path, mine, theirs, save } = clash;
  const isItems = path.length <= 2 && path[0] === 'items';
  const name = isItems ? t('items') : nameOf(path, { policy, json, language });
  const by = save?.isOwn ? t('clash.elsewhere') : save?.by ?? t('clash.somebody');
  const text = (value: unknown): ReactNode => (isItems
    ? <ItemNames policy={policy.id} items={[value].flat()} />
    : <FactValueText value={value} path={path} json={json} policy={policy} />);
  return (
    <>
      <strong>{name}</strong>
      <Flex gap={16} wrap className="claim-clash">
        <div>
          <span className="app-faint">{t('clash.mine')}</span>
          <div>{text(mine)}</div>
          <Button size="small" aria-label={t('clash.keepOf', { name })} onClick={() => onChoose('mine')}>
            {t('clash.keep')}
          </Button>
        </div>
        <div>
          <span className="app-faint">
            {t('clash.theirs', { by, at: save ? inShanghai(save.at) : '' })}
          </span>
          <div>{text(theirs)}</div>
          <Button size="small" aria-label={t('clash.takeOf', { name, by })} onClick={() => onChoose('theirs')}>
            {t('clash.take')}
          </Button>
        </div>
      </Flex>
    </>
  );
}

/** An item that one of the two took out has no value to show but that it is there. */
function ItemNames({ policy, items }: { policy: string; items: readonly unknown[] }): ReactNode {
  const { t } = useTranslation('claim');
  const itemList = useItemList();
  const there = items.filter((item) => item !== undefined && item !== null);
  return there.length === 0 ? t('clash.gone') : itemList(policy, itemsOf({ items: there }));
}
