import { ImportDone, ImportPreview } from '@qingce/contract';
import { Alert, App, Button, Drawer, Flex, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThirdPartySource } from '@qingce/contract';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import type { Round } from '../kit/RoundChoice.tsx';
import { useAct } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { CellProblems } from './CellProblems.tsx';

interface ImportProps { readonly round: Round; readonly sources: readonly ThirdPartySource[] }

/** 导入 — for whoever's office has a source; a file is looked at first, and taken in as a second step. */
export function ImportThirdParty({ round, sources }: ImportProps): ReactNode {
  const { t } = useTranslation('crosscheck');
  const { unit } = useSession();
  const [open, setOpen] = useState(false);
  const own = sources.filter(({ office }) => office === unit);
  if (own.length === 0) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('import')}</Button>
      <Drawer
        open={open}
        destroyOnHidden
        onClose={() => setOpen(false)}
        title={t('importTitle', { year: round.year })}
        size={720}
      >
        <Steps round={round} sources={own} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function Steps({ round, sources, onDone }: ImportProps & { onDone: () => void }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const language = useLanguage();
  const [source, setSource] = useState(sources[0]?.id ?? '');
  return (
    <Flex vertical gap={16}>
      <Select
        aria-label={t('source')}
        value={source}
        options={sources.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        onChange={setSource}
      />
      <OneFile
        key={source}
        address={`/api/third-party/${round.policy.id}/${source}`}
        year={round.year}
        onDone={onDone}
      />
    </Flex>
  );
}

/** A file is looked at as soon as it is chosen; it is taken in by a press of its own, when nothing is wrong with it. */
function OneFile({ address, year, onDone }: { address: string; year: number; onDone: () => void }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const preview = useAct<File, ImportPreview>({
    path: `${address}/preview?year=${year}`, schema: ImportPreview, body: fileBody,
  });
  const send = useAct<File, ImportDone>({
    path: `${address}/files?year=${year}`, schema: ImportDone, body: fileBody,
    onDone: ({ rows, isNew }) => {
      void message.success(t(isNew ? 'imported' : 'again', { rows }));
      onDone();
    },
  });
  return (
    <>
      <Upload
        accept=".csv,.xlsx"
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          preview.mutate(chosen);
          return false;
        }}
      >
        <Button loading={preview.isPending}>{file ? file.name : t('choose')}</Button>
      </Upload>
      <RefusalNotice error={preview.error ?? send.error} />
      {preview.data ? <Seen preview={preview.data} /> : null}
      {file && preview.data && isTakeable(preview.data) ? (
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(file)}>
          {t('take', { rows: preview.data.rows })}
        </Button>
      ) : null}
    </>
  );
}

function isTakeable({ problems, known }: ImportPreview): boolean {
  return problems.length === 0 && known === null;
}

function Seen({ preview }: { preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('crosscheck');
  const { known, problems } = preview;
  return (
    <Flex vertical gap={12}>
      <p className="crosscheck-match">{t('seen', { ...preview, sha256: preview.sha256.slice(0, 12) })}</p>
      {known ? (
        <Alert
          type="info"
          showIcon
          title={t('known')}
          description={<>{known.importedBy} · <DateText at={known.importedAt} /></>}
        />
      ) : null}
      <CellProblems problems={problems} />
    </Flex>
  );
}
