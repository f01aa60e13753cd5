import { Done } from '@qingce/contract';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Restriction, RestrictionAct } from '@qingce/contract';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../kit/ActModal.tsx';

/** What the reader may do in the case, one button each; the server says which. */
export function RestrictionActs({ restriction }: { restriction: Restriction }): ReactNode {
  const { t } = useTranslation('restriction');
  const [doing, setDoing] = useState<RestrictionAct>();
  return (
    <Flex gap={8} wrap style={{ marginTop: 12 }}>
      {restriction.acts.map((act) => (
        <Button key={act} onClick={() => setDoing(act)}>{t(`act.${act}`)}</Button>
      ))}
      {doing === undefined ? null : (
        <ActDialog act={doing} restriction={restriction} onClose={() => setDoing(undefined)} />
      )}
    </Flex>
  );
}

function ActDialog({ act, restriction, onClose }: {
  readonly act: RestrictionAct;
  readonly restriction: Restriction;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('restriction');
  return (
    <ActModal<Record<string, string>, Done>
      title={t('actTitle', { act: t(`act.${act}`), number: restriction.number })}
      ok={t(`act.${act}`)}
      done={t('done')}
      path={`/api/restrictions/${restriction.id}/${act}`}
      schema={Done}
      onClose={onClose}
    >
      <p>{restriction.applicant}</p>
      <Fields act={act} />
    </ActModal>
  );
}

function Fields({ act }: { act: RestrictionAct }): ReactNode {
  const { t } = useTranslation('restriction');
  const needed = useNeeded();
  if (act === 'lift') return <p>{t('liftLead')}</p>;
  if (act !== 'decide') {
    return (
      <Form.Item name="text" label={t(`text.${act}`)} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    );
  }
  return (
    <>
      <p>{t('decideLead')}</p>
      <Form.Item name="from" label={t('from')} rules={[needed]}><Input type="date" /></Form.Item>
      <Form.Item name="until" label={t('until')} rules={[needed]}><Input type="date" /></Form.Item>
      <Form.Item name="document" label={t('document')} rules={[needed]}><Input maxLength={120} /></Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[needed]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
