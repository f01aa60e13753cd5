import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';
import { useTargets } from './useTargets.ts';

/** One point as it is filled in. */
export interface AskedPoint {
  readonly target?: string;
  readonly what?: string;
  readonly ask?: string;
}

/** The lines of the checklist that were found wrong, as points to begin with; one empty point when there are none. */
export function pointsOf({ checklist }: CaseFile): AskedPoint[] {
  const wrong = checklist.filter(({ found }) => found?.isRight === false);
  const points = wrong.map(({ line, kind, found }): AskedPoint => ({
    what: found?.note ?? '',
    ...(kind === 'material' ? { target: line } : {}),
  }));
  return points.length > 0 ? points : [{}];
}

/** 补正 — point by point: the fact or document, what is wrong with it, what is asked. */
export function AskCorrections({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('correction');
  return (
    <Form.List name="corrections">
      {(fields, { add, remove }) => (
        <Flex vertical gap={12}>
          {fields.map(({ key, name }, index) => (
            <Card
              key={key}
              size="small"
              title={t('correction', { n: index + 1 })}
              extra={
                fields.length > 1 ? (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeCorrection', { n: index + 1 })}
                    onClick={() => remove(name)}
                  />
                ) : null
              }
            >
              <Point name={name} file={file} policy={policy} />
            </Card>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('addCorrection')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}

function Point({ name, file, policy }: { name: number; file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('correction');
  const needed = useNeeded();
  const { facts, materials } = useTargets(file, policy);
  const group = (label: string, targets: typeof facts) => ({
    label,
    options: targets.map(({ value, name: text }) => ({ value, label: text })),
  });
  return (
    <>
      <Form.Item name={[name, 'target']} label={t('about')} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[group(t('facts'), facts), group(t('materials'), materials)]}
        />
      </Form.Item>
      <Form.Item name={[name, 'what']} label={t('what')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name={[name, 'ask']} label={t('ask')} rules={[needed]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}
