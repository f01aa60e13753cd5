import { Done, RecognitionState } from '@qingce/contract';
import { App, Button, Flex, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recognition, RecognitionKind, SettleRecognitions } from '@qingce/contract';
import type { TableColumnsType } from 'antd';
import type { Key, ReactNode } from 'react';
import { ExportMenu } from '../kit/ExportMenu.tsx';
import { NothingHere } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { WideTable } from '../kit/WideTable.tsx';
import { useAct } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { EntryDrawer } from './EntryDrawer.tsx';
import { holdsWords, isAnswerable, shownVersion, waitingVersion } from './entries.ts';
import { useRecognitionExport } from './useRecognitionExport.ts';

interface EntryTableProps {
  readonly kind: RecognitionKind;
  readonly entries: readonly Recognition[];
  /** Whether the reader's office keeps the kind. */
  readonly keeps: boolean;
}

/** The entries of a kind: searched, narrowed by state, exported, opened; what others entered is confirmed together. */
export function EntryTable({ kind, entries, keeps }: EntryTableProps): ReactNode {
  const { t } = useTranslation('recognition');
  const language = useLanguage();
  const [words, setWords] = useState('');
  const [state, setState] = useState<RecognitionState>();
  const [opened, setOpened] = useState<string>();
  const exported = useRecognitionExport(kind);
  const columns = useColumns(kind, setOpened);
  const shown = entries.filter((entry) => (state === undefined || entry.state === state) && holdsWords(entry, words));
  const entry = entries.find(({ id }) => id === opened);
  if (entries.length === 0) return <NothingHere hint={t('empty')} />;
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <search>
          <Flex gap={8} wrap>
            <Input
              allowClear className="recognition-filter" maxLength={100} aria-label={t('search')}
              placeholder={t('searchHint')} value={words} onChange={({ target }) => setWords(target.value)}
            />
            <Select<RecognitionState>
              allowClear className="recognition-state" aria-label={t('stateFilter')} placeholder={t('stateFilter')}
              value={state ?? null} onChange={setState}
              options={RecognitionState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
            />
          </Flex>
        </search>
        <ExportMenu name={t('file', { kind: inLanguage(kind.title, language) })} columns={exported} rows={shown} />
      </Flex>
      <Choosable entries={shown} columns={columns} keeps={keeps} name={inLanguage(kind.title, language)} />
      {entry ? <EntryDrawer entry={entry} kind={kind} keeps={keeps} onClose={() => setOpened(undefined)} /> : null}
    </Flex>
  );
}

interface ChoosableProps {
  readonly entries: readonly Recognition[];
  readonly columns: TableColumnsType<Recognition>;
  readonly keeps: boolean;
  readonly name: string;
}

/** The table, where who keeps the kind chooses what is confirmed at once. */
function Choosable({ entries, columns, keeps, name }: ChoosableProps): ReactNode {
  const { t } = useTranslation('recognition');
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<Key[]>([]);
  const settling = entries.filter((entry) => chosen.includes(entry.id) && isAnswerable(entry));
  const settle = useAct<SettleRecognitions, Done>({
    path: '/api/recognition-settlements', schema: Done,
    onDone: (_done, { entries: { length: n } }) => {
      void message.success(t('confirmed', { n }));
      setChosen([]);
    },
  });
  const mayChoose = keeps && entries.some(isAnswerable);
  return (
    <>
      <WideTable<Recognition>
        name={name}
        rowKey="id"
        dataSource={entries}
        columns={columns}
        locale={{ emptyText: t('nothingFound') }}
        {...(mayChoose ? { rowSelection: {
          selectedRowKeys: chosen, onChange: setChosen,
          getTitleCheckboxProps: () => ({ 'aria-label': t('confirmMany', { n: entries.filter(isAnswerable).length }) }),
          getCheckboxProps: (entry: Recognition) => ({
            disabled: !isAnswerable(entry), 'aria-label': shownVersion(entry)?.name ?? '',
          }),
        } } : {})}
      />
      <RefusalNotice error={settle.error} />
      {settling.length > 0 ? (
        <Button
          type="primary"
          style={{ alignSelf: 'flex-start' }}
          loading={settle.isPending}
          onClick={() => settle.mutate({
            entries: settling.map((entry) => ({ id: entry.id, version: waitingVersion(entry)?.version ?? 0 })),
            confirm: true, reason: '',
          })}
        >
          {t('confirmMany', { n: settling.length })}
        </Button>
      ) : null}
    </>
  );
}

const colours: Readonly<Record<RecognitionState, string>> = {
  'waiting': 'warning', 'rejected': 'error', 'not-yet': 'processing', 'valid': 'success', 'expired': 'default',
  'withdrawn': 'error',
};

function useColumns(kind: RecognitionKind, onOpen: (id: string) => void): TableColumnsType<Recognition> {
  const { t } = useTranslation('recognition');
  return [
    ...(kind.hasHolder
      ? [{
        title: t('column.holder'), key: 'holder',
        render: (_: unknown, entry: Recognition) => <Holder entry={entry} />,
      }]
      : []),
    { title: t('column.name'), key: 'name', render: (_, entry) => shownVersion(entry)?.name },
    { title: t('column.documentNo'), key: 'document', render: (_, entry) => shownVersion(entry)?.documentNo },
    { title: t('column.authority'), key: 'authority', render: (_, entry) => shownVersion(entry)?.authority },
    { title: t('column.validFrom'), key: 'from', render: (_, entry) => shownVersion(entry)?.validFrom },
    { title: t('column.validUntil'), key: 'until', render: (_, entry) => shownVersion(entry)?.validUntil ?? t('open') },
    {
      title: t('column.state'), key: 'state',
      render: (_, entry) => (
        <Flex vertical gap={2} align="flex-start">
          <Tag color={colours[entry.state]}>{t(`state.${entry.state}`)}</Tag>
          {entry.inForce !== null && waitingVersion(entry) ? <Tag color="warning">{t('changeWaits')}</Tag> : null}
        </Flex>
      ),
    },
    {
      title: t('column.act'), key: 'act',
      render: (_, entry) => (
        <Button
          size="small"
          aria-label={t('lookAt', { name: shownVersion(entry)?.name ?? '' })}
          onClick={() => onOpen(entry.id)}
        >
          {t('look')}
        </Button>
      ),
    },
  ];
}

function Holder({ entry: { applicant, creditCode } }: { entry: Recognition }): ReactNode {
  const { t } = useTranslation('recognition');
  return (
    <span>
      {applicant ?? <span className="app-faint">{t('notRegistered')}</span>}
      {creditCode === null ? null : <><br /><span className="app-faint">{creditCode}</span></>}
    </span>
  );
}
