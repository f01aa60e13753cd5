import { Objection } from '@qingce/contract';
import { Button, Descriptions, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectionLine } from '@qingce/contract';
import type { ReactNode } from 'react';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';

/** 异议人 — masked; name and contact are fetched when an officer asks for them, and the trail keeps that they did. */
export function Objector({ line }: { line: ObjectionLine }): ReactNode {
  const { t } = useTranslation('notice');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {line.name}{' '}
      <Button
        type="link"
        size="small"
        aria-label={t('showOf', { number: line.number })}
        onClick={() => setOpen(true)}
      >
        {t('show')}
      </Button>
      {isOpen ? <ShownObjector line={line} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ShownObjector({ line, onClose }: { line: ObjectionLine; onClose: () => void }): ReactNode {
  const { t } = useTranslation('notice');
  const reading = useReading(`/api/objections/${line.id}`, Objection);
  return (
    <Modal open title={t('objectorOf', { number: line.number })} footer={null} onCancel={onClose}>
      <Read reading={reading}>
        {({ name, contact }) => (
          <Descriptions
            column={1}
            items={[
              { key: 'name', label: t('name'), children: name },
              { key: 'contact', label: t('contact'), children: contact },
            ]}
          />
        )}
      </Read>
      <p className="app-faint">{t('lookKept')}</p>
    </Modal>
  );
}
