import { CloseOutlined } from '@ant-design/icons';
import { Done, SavedFilter } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ClaimFilter } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';

/** The reader's filters, each a link to the list as it narrows it. */
export function SavedFilters(): ReactNode {
  const { t } = useTranslation('worklist');
  const { data: filters = [], error } = useReading('/api/me/filters', z.array(SavedFilter));
  const remove = useAct<SavedFilter, Done>({
    path: ({ id }) => `/api/me/filters/${id}/remove`, body: () => ({}), schema: Done,
  });
  if (filters.length === 0) return <RefusalNotice error={error} />;
  return (
    <>
      <ul className="work-saved" aria-label={t('savedFilters')}>
        {filters.map((saved) => (
          <li key={saved.id}>
            <Link to="." search={saved.filter}>{saved.name}</Link>
            <Button
              type="text" size="small" icon={<CloseOutlined />} aria-label={t('removeFilter', { name: saved.name })}
              onClick={() => remove.mutate(saved)}
            />
          </li>
        ))}
      </ul>
      <RefusalNotice error={remove.error} />
    </>
  );
}

/** Asks for the name under which a filter is kept. */
export function SaveFilterDialog({ filter, onClose }: { filter: ClaimFilter; onClose: () => void }): ReactNode {
  const { t } = useTranslation('worklist');
  const needed = useNeeded();
  return (
    <ActModal<{ name: string }, SavedFilter>
      title={t('saveFilter')} ok={t('save')} done={t('filterSaved')} path="/api/me/filters" schema={SavedFilter}
      body={({ name }) => ({ name, filter })} onClose={onClose}
    >
      <p>{t('saveFilterLead')}</p>
      <Form.Item name="name" label={t('filterName')} rules={[needed]}>
        <Input maxLength={40} />
      </Form.Item>
    </ActModal>
  );
}
