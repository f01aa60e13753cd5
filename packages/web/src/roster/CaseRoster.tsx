import { Done, Roster } from '@qingce/contract';
import { nameOf, parsePath } from '@qingce/law-view';
import { App, Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, RosterRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { NothingHere, Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { RosterOfRow } from './EnterRoster.tsx';
import { PersonLine } from './PersonLine.tsx';
import type { Opinion } from './PersonLine.tsx';
import './roster.css';

interface CaseRosterProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** 名册 — everybody behind the rows of a case; their office says yes or no to each here. */
export function CaseRoster({ file, policy }: CaseRosterProps): ReactNode {
  const { t } = useTranslation('roster');
  const reading = useReading(`/api/claims/${file.claim.id}/roster`, Roster);
  return (
    <Read
      reading={reading}
      isEmpty={(rows) => rows.length === 0}
      empty={<NothingHere hint={t('none')} />}
    >
      {(rows) => <RosterRows rows={rows} file={file} policy={policy} />}
    </Read>
  );
}

function RosterRows({ rows, file, policy }: CaseRosterProps & { rows: Roster }): ReactNode {
  const { t } = useTranslation('roster');
  const { message } = App.useApp();
  const { unit } = useSession();
  const [opinions, setOpinions] = useState<Readonly<Record<string, Opinion>>>({});
  const mayDecide = file.claim.state === 'accepted' && rows.some(({ office }) => office === unit);
  const open = rows.filter(({ office }) => office === unit).flatMap(({ persons }) => persons)
    .filter(({ id, decision }) => decision === null && opinions[id] === undefined);
  const act = useAct<Readonly<Record<string, Opinion>>, Done>({
    path: `/api/claims/${file.claim.id}/roster/decisions`,
    schema: Done,
    body: (said) => ({ decisions: Object.entries(said).map(([personId, opinion]) => ({ personId, ...opinion })) }),
    onDone: () => {
      void message.success(t('done'));
      setOpinions({});
    },
  });
  const say = (personId: string, opinion: Opinion): void => setOpinions((said) => ({ ...said, [personId]: opinion }));
  return (
    <Flex vertical gap={16}>
      {rows.map((row) => (
        <OneRow
          key={row.path}
          row={row}
          file={file}
          policy={policy}
          opinions={opinions}
          onOpinion={mayDecide && row.office === unit ? say : undefined}
        />
      ))}
      {mayDecide ? (
        <>
          <RefusalNotice error={act.error} />
          <Flex gap={8} wrap>
            <Button
              disabled={open.length === 0}
              onClick={() => {
                for (const { id } of open) say(id, { approved: true, reason: '' });
              }}
            >
              {t('approveAll')}
            </Button>
            <Button
              type="primary"
              loading={act.isPending}
              disabled={Object.keys(opinions).length === 0}
              onClick={() => act.mutate(opinions)}
            >
              {t('send')}
            </Button>
          </Flex>
        </>
      ) : null}
    </Flex>
  );
}

type OneRowProps = CaseRosterProps & {
  readonly row: RosterRow;
  readonly opinions: Readonly<Record<string, Opinion>>;
  readonly onOpinion: ((personId: string, opinion: Opinion) => void) | undefined;
};

function OneRow({ row, file, policy, opinions, onOpinion }: OneRowProps): ReactNode {
  const { t } = useTranslation('roster');
  const language = useLanguage();
  const mayEnter = file.actions.some(({ action }) => action === 'roster.enter-on-behalf');
  if (mayEnter && row.persons.length === 0)
    return <RosterOfRow row={row} file={file} policy={policy} to="roster/on-behalf" />;
  return (
    <section className="roster-row">
      <Flex gap={8} wrap align="center">
        <strong>{nameOf(parsePath(row.path), { policy, json: file.claimed, language })}</strong>
        <span className="app-faint">{t('stated', { stated: row.stated, named: row.persons.length })}</span>
        {row.stated === row.persons.length ? null : <Tag color="warning">{t('differs')}</Tag>}
      </Flex>
      <ul className="roster-persons">
        {row.persons.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            opinion={opinions[person.id]}
            onOpinion={onOpinion && ((opinion) => onOpinion(person.id, opinion))}
          />
        ))}
      </ul>
    </section>
  );
}
