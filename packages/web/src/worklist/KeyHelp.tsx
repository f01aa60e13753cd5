import { Modal, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';

const lines = [
  ['next', ['j', '↓']], ['previous', ['k', '↑']], ['ends', ['Home', 'End']], ['open', ['Enter']], ['select', ['x']],
  ['search', ['/']], ['help', ['?']],
] as const;

interface KeyHelpProps {
  readonly letters: boolean;
  readonly onLetters: (on: boolean) => void;
  readonly onClose: () => void;
}

/** 键盘操作 — the keys of a list, and the switch for those of one letter, which dictation may press by chance. */
export function KeyHelp({ letters, onLetters, onClose }: KeyHelpProps): ReactNode {
  const { t } = useTranslation('worklist');
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className="work-keys">
        {lines.map(([meaning, keys]) => (
          <div key={meaning}>
            <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{t(`keys.${meaning}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="work-letters">
        <Switch id="list-letters" checked={letters} onChange={onLetters} />
        <label htmlFor="list-letters">{t('keys.letters')}</label>
      </div>
    </Modal>
  );
}
