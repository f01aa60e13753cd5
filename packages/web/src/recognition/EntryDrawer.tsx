import { Done } from '@qingce/contract';
import { App, Button, Drawer, Flex, Form, Input, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recognition, RecognitionKind, RecognitionVersion, SettleRecognitions } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useNeeded } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import { useAct } from '../kit/useApi.ts';
import { CorrectRecognition, WithdrawRecognition } from './ChangeRecognition.tsx';
import { shownVersion, waitingVersion } from './entries.ts';

interface EntryDrawerProps {
  readonly entry: Recognition;
  readonly kind: RecognitionKind;
  readonly keeps: boolean;
  readonly onClose: () => void;
}

/** One entry with every version of it, who entered and who confirmed each, and what may be done with it. */
export function EntryDrawer({ entry, kind, keeps, onClose }: EntryDrawerProps): ReactNode {
  const { t } = useTranslation('recognition');
  return (
    <Drawer open onClose={onClose} title={t('lookAt', { name: shownVersion(entry)?.name ?? '' })} size={640}>
      <Flex vertical gap={16}>
        {kind.hasHolder ? (
          <span>{[entry.applicant ?? t('notRegistered'), entry.creditCode].filter(Boolean).join(' · ')}</span>
        ) : null}
        {keeps ? <Changes entry={entry} /> : null}
        <ol className="recognition-versions">
          {entry.versions.map((version) => (
            <OneVersion key={version.version} entry={entry} version={version} keeps={keeps} />
          ))}
        </ol>
      </Flex>
    </Drawer>
  );
}

/** To correct or withdraw what counts, while no other change waits. */
function Changes({ entry }: { entry: Recognition }): ReactNode {
  const { t } = useTranslation('recognition');
  const [doing, setDoing] = useState<'correct' | 'withdraw'>();
  const counts = entry.versions.find(({ version }) => version === entry.inForce);
  if (counts?.withdrawnFrom !== null || waitingVersion(entry)) return null;
  const change = { id: entry.id, version: counts, onClose: () => setDoing(undefined) };
  return (
    <Flex gap={8}>
      <Button onClick={() => setDoing('correct')}>{t('correct')}</Button>
      <Button danger onClick={() => setDoing('withdraw')}>{t('withdraw')}</Button>
      {doing === 'correct' ? <CorrectRecognition {...change} /> : null}
      {doing === 'withdraw' ? <WithdrawRecognition {...change} /> : null}
    </Flex>
  );
}

interface OneVersionProps { readonly entry: Recognition; readonly version: RecognitionVersion; readonly keeps: boolean }

function OneVersion({ entry, version, keeps }: OneVersionProps): ReactNode {
  const { t } = useTranslation('recognition');
  return (
    <li>
      <Flex gap={8} align="center" wrap>
        <h3>{t('version', { n: version.version, change: t(`change.${version.change}`) })}</h3>
        {version.version === entry.inForce ? <Tag color="success">{t('inForce')}</Tag> : null}
        {version.settled === null ? <Tag color="warning">{t('state.waiting')}</Tag> : null}
      </Flex>
      <Said version={version} />
      <Hands version={version} />
      <Scan id={entry.id} version={version} keeps={keeps} />
      {keeps && version.settled === null ? <Answers id={entry.id} version={version} /> : null}
    </li>
  );
}

function Said({ version }: { version: RecognitionVersion }): ReactNode {
  const { t } = useTranslation('recognition');
  const { name, authority, documentNo, documentOn, validFrom, validUntil, withdrawnFrom, reason, source } = version;
  const lines: (readonly [string, ReactNode])[] = [
    [t('column.name'), name], [t('column.authority'), authority],
    [t('column.documentNo'), <>{documentNo} · <DateText at={documentOn} /></>],
    [t('validity'), t('days', { from: validFrom, until: validUntil ?? t('open') })],
    ...(withdrawnFrom === null ? [] : [[t('column.withdrawnFrom'), withdrawnFrom] as const]),
    ...(reason === '' ? [] : [[t('reason'), reason] as const]),
    [t('column.source'), source],
  ];
  return (
    <dl className="recognition-said">
      {lines.flatMap(([term, said]) => [<dt key={`${term}-term`}>{term}</dt>, <dd key={term}>{said}</dd>])}
    </dl>
  );
}

/** Who entered the version and who settled it. */
function Hands({ version }: { version: RecognitionVersion }): ReactNode {
  const { t } = useTranslation('recognition');
  const { imported, settled, enteredBy, enteredAt } = version;
  return (
    <p className="app-faint">
      {t('enteredLine', { by: enteredBy })} · <DateText at={enteredAt} />
      {imported ? <><br />{t('importedLine', { ...imported, sha256: imported.sha256.slice(0, 12) })}</> : null}
      {settled ? (
        <>
          <br />
          {t(settled.confirmed ? 'confirmedLine' : 'rejectedLine', { ...settled })} · <DateText at={settled.at} />
        </>
      ) : null}
    </p>
  );
}

/** The document: to be looked at by all, and to be handed in by who entered the version, as long as it waits. */
function Scan({ id, version, keeps }: { id: string; version: RecognitionVersion; keeps: boolean }): ReactNode {
  const { t } = useTranslation('recognition');
  const address = `/api/recognition-entries/${id}/versions/${version.version}/scan`;
  const upload = useAct<File, Done>({
    path: address, schema: Done,
    body: fileBody,
  });
  const { file } = version;
  return (
    <Flex vertical gap={4} align="flex-start">
      {file ? <a href={address}>{t('scan', { name: file.name, sha256: file.sha256.slice(0, 12) })}</a> : null}
      {keeps && version.isOwn && version.settled === null ? (
        <Upload
          accept="application/pdf,image/jpeg,image/png"
          showUploadList={false}
          beforeUpload={(chosen) => {
            upload.mutate(chosen);
            return false;
          }}
        >
          <Button size="small" loading={upload.isPending}>{t(file ? 'replaceScan' : 'sendScan')}</Button>
        </Upload>
      ) : null}
      <RefusalNotice error={upload.error} />
    </Flex>
  );
}

/** Yes or no to a version that another person entered. */
function Answers({ id, version: { version, isOwn } }: { id: string; version: RecognitionVersion }): ReactNode {
  const { t } = useTranslation('recognition');
  const { message } = App.useApp();
  const needed = useNeeded();
  const settle = useAct<SettleRecognitions, Done>({
    path: '/api/recognition-settlements', schema: Done,
    onDone: (_done, { confirm }) => {
      void message.success(confirm ? t('confirmed', { n: 1 }) : t('rejected'));
    },
  });
  if (isOwn) return <p className="app-faint">{t('own')}</p>;
  const entries = [{ id, version }];
  return (
    <Flex className="recognition-answers" vertical gap={12}>
      <RefusalNotice error={settle.error} />
      <Button
        type="primary"
        style={{ alignSelf: 'flex-start' }}
        loading={settle.isPending}
        onClick={() => settle.mutate({ entries, confirm: true, reason: '' })}
      >
        {t('confirm')}
      </Button>
      <Form<{ reason: string }>
        layout="vertical"
        onFinish={({ reason }) => settle.mutate({ entries, confirm: false, reason })}
      >
        <Form.Item name="reason" label={t('rejectReason')} rules={[needed]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Button htmlType="submit" loading={settle.isPending}>{t('reject')}</Button>
      </Form>
    </Flex>
  );
}
