import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../shared/RefusalNotice.tsx';
import { useAct } from '../shared/useApi.ts';

const Published = z.object({ noticeId: z.string() });

/** 发布公示 — puts a signed list before the public. */
export function PublishNotice({ listId }: { listId: string }): ReactNode {
  const { t } = useTranslation('review');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const publish = useAct({
    path: '/api/notices',
    schema: Published,
    body: (list: string) => ({ listId: list }),
    onDone: () => {
      void message.success(t('published'));
      setOpen(false);
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      <Modal
        open={open}
        title={t('publishTitle')}
        okText={t('publish')}
        cancelText={t('cancel')}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate(listId)}
        onCancel={() => setOpen(false)}
      >
        <p>{t('publishLead')}</p>
        <RefusalNotice error={publish.error} />
      </Modal>
    </>
  );
}
