import { Done, Roster } from '@qingce/contract';
import { nameOf, parsePath } from '@qingce/law-view';
import { App, Button, Card, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, RosterRow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { readPasted } from '../rows/spreadsheet.ts';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { PersonLine } from './PersonLine.tsx';
import './roster.css';

interface EnterRosterProps {
  readonly file: CaseFile;
  readonly policy: CheckedPolicy;
}

/** Who the persons are for whom the rows of a saved draft stand; nothing where the policy asks for none. */
export function EnterRoster({ file, policy }: EnterRosterProps): ReactNode {
  const { t } = useTranslation('roster');
  const rows = useReading(`/api/claims/${file.claim.id}/roster`, Roster).data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={t('rows')} style={{ marginTop: 24 }}>
      {rows.map((row) => <RosterOfRow key={row.path} row={row} file={file} policy={policy} to="roster" />)}
    </Card>
  );
}

type RosterOfRowProps = EnterRosterProps & {
  readonly row: RosterRow;
  /** Where it goes: the applicant's own, or typed by an officer from the papers. */
  readonly to: 'roster' | 'roster/on-behalf';
};

/** The persons behind one row, and the field to paste them into. */
export function RosterOfRow({ row, file, policy, to }: RosterOfRowProps): ReactNode {
  const { t } = useTranslation('roster');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const name = nameOf(parsePath(row.path), { policy, json: file.claimed, language });
  return (
    <section className="roster-row">
      <Flex gap={12} wrap align="center">
        <strong>{name}</strong>
        <span className="app-faint">{t('stated', { stated: row.stated, named: row.persons.length })}</span>
        <Button onClick={() => setOpen(true)} aria-label={`${t('enter')} ${name}`}>
          {t('enter')}
        </Button>
      </Flex>
      {row.persons.length === 0 ? null : (
        <ul className="roster-persons">
          {row.persons.map((person) => (
            <PersonLine key={person.id} person={person} opinion={undefined} onOpinion={undefined} />
          ))}
        </ul>
      )}
      {open ? (
        <PasteRoster row={row} path={`/api/claims/${file.claim.id}/${to}`} name={name} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

interface PasteRosterProps {
  readonly row: RosterRow;
  readonly path: string;
  readonly name: string;
  readonly onClose: () => void;
}

function PasteRoster({ row, path, name, onClose }: PasteRosterProps): ReactNode {
  const { t } = useTranslation('roster');
  const { t: shared } = useTranslation('shared');
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const persons = personsIn(text);
  const act = useAct<readonly object[], Done>({
    path,
    schema: Done,
    body: (entered) => ({ path: row.path, persons: entered }),
    onDone: () => {
      void message.success(t('saved'));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`${t('enter')} · ${name}`}
      okText={t('save')}
      cancelText={shared('cancel')}
      confirmLoading={act.isPending}
      okButtonProps={{ disabled: persons.length === 0 }}
      onOk={() => act.mutate(persons)}
      onCancel={onClose}
    >
      <p>{t('enterLead')}</p>
      <Form layout="vertical">
        <Form.Item label={t('paste')} htmlFor="roster-paste">
          <Input.TextArea
            id="roster-paste"
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
      <output className="app-faint">
        {t('found', { n: persons.length })} · {t('replaceNote')}
      </output>
      <RefusalNotice error={act.error} />
    </Modal>
  );
}

/** One person a line: name, number, school, parted by tabs or commas. */
function personsIn(text: string): { name: string; identityNumber: string; school: string }[] {
  return readPasted(text.replaceAll(/[,，]/g, '\t')).flatMap((cells) => {
    const [name = '', identityNumber = '', school = ''] = cells.map((cell) => String(cell ?? '').trim());
    return name === '' || identityNumber === '' ? [] : [{ name, identityNumber, school }];
  });
}
