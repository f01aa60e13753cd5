import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { ActModal } from '../kit/ActModal.tsx';

const Published = z.object({ noticeId: z.string() });

/** 发布公示 — puts a signed list before the public. */
export function PublishNotice({ listId }: { listId: string }): ReactNode {
  const { t } = useTranslation('review');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      {open ? (
        <ActModal
          title={t('publishTitle')}
          ok={t('publish')}
          done={t('published')}
          path="/api/notices"
          schema={Published}
          body={() => ({ listId })}
          onClose={() => setOpen(false)}
        >
          <p>{t('publishLead')}</p>
        </ActModal>
      ) : null}
    </>
  );
}
