import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Done } from '@qingce/contract';
import { Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { ActModal, useNeeded } from '../shared/ActModal.tsx';
import { caseActs } from './case-acts.ts';
import type { CaseAct } from './case-acts.ts';

interface ActDialogProps {
  readonly act: CaseAct;
  readonly claimId: string;
  readonly onClose: () => void;
}

interface Filled {
  readonly text?: string;
  readonly corrections?: readonly { readonly what: string }[];
}

/** One act on a case: what it means and what it asks for. */
export function ActDialog({ act, claimId, onClose }: ActDialogProps): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  const { address, asks } = caseActs[act];
  return (
    <ActModal<Filled, Done>
      title={t(`dialog.${act}.title`)}
      ok={t('submit')}
      done={t('done')}
      path={`/api/claims/${claimId}/${address}`}
      schema={Done}
      body={(filled) => bodyOf(asks, filled)}
      initial={{ corrections: [{ what: '' }] }}
      onClose={onClose}
    >
      <p>{t(`dialog.${act}.lead`)}</p>
      {asks === 'note' || asks === 'reason' ? (
        <Form.Item name="text" label={t(`field.${asks}`)} rules={[needed]}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      ) : null}
      {asks === 'corrections' ? <Corrections /> : null}
    </ActModal>
  );
}

function bodyOf(asks: (typeof caseActs)[CaseAct]['asks'], { text = '', corrections = [] }: Filled): object {
  if (asks === 'note') return { note: text };
  if (asks === 'reason') return { reason: text };
  return asks === 'corrections' ? { corrections } : {};
}

/** 补正 — point by point. */
function Corrections(): ReactNode {
  const { t } = useTranslation('casefile');
  const needed = useNeeded();
  return (
    <Form.List name="corrections">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <Flex key={key} gap={8} align="flex-start">
              <Form.Item
                name={[name, 'what']}
                label={t('correction', { n: index + 1 })}
                style={{ flex: 1 }}
                rules={[needed]}
              >
                <Input.TextArea rows={2} maxLength={2000} />
              </Form.Item>
              {fields.length > 1 ? (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeCorrection', { n: index + 1 })}
                  onClick={() => remove(name)}
                />
              ) : null}
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ what: '' })}>
            {t('addCorrection')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
