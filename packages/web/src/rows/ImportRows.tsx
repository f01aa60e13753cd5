import { TableOutlined } from '@ant-design/icons';
import { labelOf } from '@qingce/law-view';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useLanguage } from '../kit/useLanguage.ts';
import { ImportDialog } from './ImportDialog.tsx';
import type { ListInHand } from './list-in-hand.ts';

/** A button that fills in a list of rows from a spreadsheet. */
export function ImportRows(list: ListInHand): ReactNode {
  const { t } = useTranslation('rows');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const fact = labelOf(list.fact, language);
  return (
    <>
      <Button icon={<TableOutlined />} onClick={() => setOpen(true)} aria-label={t('openFor', { fact })}>
        {t('openFor', { fact })}
      </Button>
      {open ? <ImportDialog list={list} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
