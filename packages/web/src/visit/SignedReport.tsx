import { Alert, App, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { sentenceOf } from '../kit/api.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { FoundValues } from './FoundValues.tsx';
import type { VisitInHand } from './visit-in-hand.ts';
import { draftOf } from './draft-of.ts';
import { reopenSigned } from './field-store.ts';
import type { Signed } from './field-store.ts';
import { useFieldChanged, useFieldStore } from './useField.ts';

/** A signed report that has not arrived: it waits, or it was refused and the inspector settles it. Nothing is lost. */
export function SignedReport({ visit, signed }: { visit: VisitInHand; signed: Signed }): ReactNode {
  const { t } = useTranslation('visit');
  const { policy, pack } = visit.taken;
  const { content, contentSha256 } = signed.report;
  return (
    <>
      {signed.state === 'refused' ? (
        <Refused visit={visit} signed={signed} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('signedWaiting')}
          description={t('signedWaitingLead', { photos: content.photos.length })}
        />
      )}
      <Card size="small" title={t('ownReport')}>
        <FoundValues content={content} policy={policy} json={pack.facts} />
        <p className="visit-hash">
          {t('hash')} <code>{contentSha256}</code>
        </p>
      </Card>
    </>
  );
}

function Refused({ visit, signed }: { visit: VisitInHand; signed: Signed }): ReactNode {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const { pack, policy } = visit.taken;
  return (
    <Flex vertical gap={12}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('refused')}
        description={signed.refused.map((line) => sentenceOf(line, language)).join(' ')}
      />
      {pack.own ? (
        <Card size="small" title={`${t('conflict')} · ${t('uploaded')}`}>
          <FoundValues content={pack.own.content} policy={policy} json={pack.facts} />
        </Card>
      ) : null}
      <Settle visit={visit} signed={signed} />
    </Flex>
  );
}

function Settle({ visit, signed }: { visit: VisitInHand; signed: Signed }): ReactNode {
  const { t } = useTranslation('visit');
  const { t: shared } = useTranslation('shared');
  const { modal } = App.useApp();
  const open = useFieldStore();
  const changed = useFieldChanged();
  const { pack } = visit.taken;
  const edit = async (): Promise<void> => {
    await reopenSigned(await open(), signed, draftOf(pack, signed.report.content));
    await changed();
  };
  const discard = async (): Promise<void> => {
    await (await open()).delete('signed', signed.report.id);
    await changed();
  };
  return (
    <Flex gap={8} wrap>
      <Button type="primary" onClick={() => void edit()}>
        {t('editAgain')}
      </Button>
      {pack.own ? (
        <Button
          danger
          onClick={() => void modal.confirm({
            title: t('discard'), content: t('discardSure'), okText: t('discard'), cancelText: shared('cancel'),
            onOk: discard,
          })}
        >
          {t('discard')}
        </Button>
      ) : null}
    </Flex>
  );
}
