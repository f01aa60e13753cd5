import { ClearOutlined, LinkOutlined, SaveOutlined } from '@ant-design/icons';
import { claimStates } from '@qingce/contract';
import { App, Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimFilter } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useWaitingOffices } from '../kit/useActName.ts';
import { useAllItems } from '../kit/useItemNames.ts';
import { withField } from './claim-filter.ts';
import { SaveFilterDialog, SavedFilters } from './SavedFilters.tsx';

interface FilterBarProps {
  readonly filter: ClaimFilter;
  readonly onChange: (filter: ClaimFilter) => void;
  /** Also by office, where the list is not only the reader's own. */
  readonly withOffices?: boolean;
}

/** 筛选 — what narrows a list of claims: words, state, item, office, deadline; the filters kept under a name below. */
export function FilterBar({ filter, onChange, withOffices = false }: FilterBarProps): ReactNode {
  const { t } = useTranslation('worklist');
  const set = (field: keyof ClaimFilter) => (value: string | undefined) => onChange(withField(filter, field, value));
  return (
    <search className="work-filter">
      <Flex gap={8} wrap align="center">
        <Input.Search
          key={filter.words ?? ''} className="work-words" allowClear maxLength={100} defaultValue={filter.words ?? ''}
          aria-label={t('search')} placeholder={t('searchHint')} onSearch={set('words')}
        />
        <Choices filter={filter} set={set} withOffices={withOffices} />
        <KeepButtons filter={filter} onClear={() => onChange({})} />
      </Flex>
      <SavedFilters />
    </search>
  );
}

type SetField = (field: keyof ClaimFilter) => (value: string | undefined) => void;

function Choices({ filter, set, withOffices }: {
  filter: ClaimFilter; set: SetField; withOffices: boolean;
}): ReactNode {
  const { t } = useTranslation('worklist');
  const { t: words } = useTranslation('claimWords');
  const items = useAllItems();
  const offices = useWaitingOffices();
  const states = claimStates.filter((state) => state !== 'draft');
  return (
    <>
      <Select
        mode="multiple" allowClear maxTagCount={1} className="work-choice"
        aria-label={t('state')} placeholder={t('state')}
        value={filter.states?.split(',') ?? []} onChange={(chosen: string[]) => set('states')(chosen.join(','))}
        options={states.map((value) => ({ value, label: words(`state.${value}`) }))}
      />
      <Choice name={t('items')} value={filter.item} onChange={set('item')} options={items} />
      {withOffices
        ? <Choice name={t('waitsFor')} value={filter.office} onChange={set('office')} options={offices} />
        : null}
      <Choice
        name={t('due')} value={filter.due} onChange={set('due')}
        options={(['overdue', 'soon'] as const).map((value) => ({ value, label: t(`dues.${value}`) }))}
      />
    </>
  );
}

function Choice({ name, value, onChange, options }: {
  name: string; value: string | undefined; onChange: (value: string | undefined) => void;
  options: readonly { value: string; label: string }[];
}): ReactNode {
  return (
    <Select
      allowClear className="work-choice" aria-label={name} placeholder={name} value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)} options={[...options]}
    />
  );
}

/** What can be done with a filter that narrows something. */
function KeepButtons({ filter, onClear }: { filter: ClaimFilter; onClear: () => void }): ReactNode {
  const { t } = useTranslation('worklist');
  const { message } = App.useApp();
  const [isNaming, setNaming] = useState(false);
  if (Object.keys(filter).length === 0) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    void message.success(t('linkCopied'));
  };
  return (
    <>
      <Button icon={<ClearOutlined />} onClick={onClear}>{t('clearFilter')}</Button>
      <Button icon={<SaveOutlined />} onClick={() => setNaming(true)}>{t('saveFilter')}</Button>
      <Button icon={<LinkOutlined />} onClick={() => void copy()}>{t('copyLink')}</Button>
      {isNaming ? <SaveFilterDialog filter={filter} onClose={() => setNaming(false)} /> : null}
    </>
  );
}
