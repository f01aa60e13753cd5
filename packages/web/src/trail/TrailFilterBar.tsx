import { ClearOutlined } from '@ant-design/icons';
import { trailAreas } from '@qingce/contract';
import { Button, Flex, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrailFilter } from '@qingce/contract';
import type { ReactNode } from 'react';

interface FilterProps {
  readonly filter: TrailFilter;
  readonly onChange: (filter: TrailFilter) => void;
}

/** 筛选 — area, outcome, person and days; whatever is changed begins with the newest records again. */
export function TrailFilterBar({ filter, onChange }: FilterProps): ReactNode {
  const { t } = useTranslation('trail');
  const set = (change: Partial<Record<keyof TrailFilter, string | undefined>>): void => {
    const next = { ...filter, before: undefined, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value)));
  };
  const days = ['from', 'until'] as const;
  return (
    <search className="work-filter">
      <Flex gap={8} wrap align="center">
        <Input.Search
          key={filter.who ?? ''} className="work-words" allowClear maxLength={60} defaultValue={filter.who ?? ''}
          aria-label={t('who')} placeholder={t('who')} onSearch={(who) => set({ who: who.trim() })}
        />
        <Select
          allowClear showSearch={{ optionFilterProp: 'label' }} className="work-choice" aria-label={t('area')}
          placeholder={t('area')} value={filter.area ?? null} onChange={(area) => set({ area: area ?? undefined })}
          options={trailAreas.map((value) => ({ value, label: t(`areas.${value}`) }))}
        />
        <Select
          allowClear className="work-choice" aria-label={t('outcome')} placeholder={t('outcome')}
          value={filter.outcome ?? null} onChange={(outcome) => set({ outcome: outcome ?? undefined })}
          options={(['done', 'denied'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        {days.map((day) => (
          <label key={day} className="trail-day">
            {t(day)}
            <Input type="date" value={filter[day] ?? ''} onChange={({ target }) => set({ [day]: target.value })} />
          </label>
        ))}
        {Object.keys(filter).length === 0
          ? null
          : <Button icon={<ClearOutlined />} onClick={() => onChange({})}>{t('clear')}</Button>}
      </Flex>
    </search>
  );
}
