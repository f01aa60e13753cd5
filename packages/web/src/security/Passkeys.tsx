import { Done, NamePasskey, Passkey } from '@qingce/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSignInWays } from '../login/OtherWays.tsx';
import { PasskeyNotice } from '../login/PasskeyNotice.tsx';
import { makePasskey } from '../login/passkey.ts';
import { ActModal } from '../kit/ActModal.tsx';
import { DateText } from '../kit/DateText.tsx';
import { fits } from '../kit/fits.ts';
import { Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { WideTable } from '../kit/WideTable.tsx';
import { deviceName } from './device-name.ts';

/** 通行密钥 — what the person registered, and registering another on the device in hand. */
export function Passkeys(): ReactNode {
  const { t } = useTranslation('security');
  const reading = useReading('/api/me/passkeys', z.array(Passkey));
  const { hasPasskeys, passkeysAt } = useSignInWays();
  const elsewhere = passkeysAt === undefined ? t('passkeysOff') : t('passkeysAt', { at: passkeysAt });
  return (
    <Flex vertical gap={12}>
      <p className="app-faint">{t('passkeysLead')}</p>
      <Read reading={reading} isEmpty={(all) => all.length === 0} empty={<p>{t('passkeysNone')}</p>}>
        {(all) => <PasskeyTable passkeys={all} />}
      </Read>
      {hasPasskeys ? <AddPasskey /> : <p>{elsewhere}</p>}
    </Flex>
  );
}

function AddPasskey(): ReactNode {
  const { t } = useTranslation('security');
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: ({ name }: NamePasskey) => makePasskey(name), onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Form<NamePasskey>
      name="new-passkey" layout="vertical" initialValues={{ name: deviceName(navigator.userAgent).slice(0, 60) }}
      onFinish={(filled) => add.mutate(filled)}
    >
      <Form.Item name="name" label={t('passkeyName')} rules={[fits(NamePasskey.shape.name, t('passkeyNameNeeded'))]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Flex vertical gap={12} align="flex-start">
        <PasskeyNotice error={add.error} />
        <Button htmlType="submit" loading={add.isPending}>{t('addPasskey')}</Button>
      </Flex>
    </Form>
  );
}

interface Open { readonly what: 'rename' | 'remove'; readonly passkey: Passkey }

function PasskeyTable({ passkeys }: { passkeys: readonly Passkey[] }): ReactNode {
  const { t } = useTranslation('security');
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const columns: TableColumnsType<Passkey> = [
    { title: t('passkeyName'), dataIndex: 'name', width: 280 },
    {
      title: t('synced'), dataIndex: 'isSynced',
      render: (isSynced: boolean) => t(isSynced ? 'isSynced' : 'isNotSynced'),
    },
    { title: t('registeredAt'), dataIndex: 'registeredAt', render: (at: string) => <DateText at={at} /> },
    {
      title: t('lastUsedAt'), dataIndex: 'lastUsedAt',
      render: (at: string | null) => (at === null ? t('never') : <DateText at={at} />),
    },
    {
      title: '', key: 'acts',
      render: (_value, passkey) => (
        <Flex gap={8}>
          <Button
            size="small" aria-label={t('renameOf', { name: passkey.name })}
            onClick={() => setOpen({ what: 'rename', passkey })}
          >
            {t('rename')}
          </Button>
          <Button
            size="small" aria-label={t('removeOf', { name: passkey.name })}
            onClick={() => setOpen({ what: 'remove', passkey })}
          >
            {t('removePasskey')}
          </Button>
        </Flex>
      ),
    },
  ];
  return (
    <>
      <WideTable<Passkey> name={t('passkeys')} rowKey="id" dataSource={[...passkeys]} columns={columns} />
      {open?.what === 'rename' ? <Rename passkey={open.passkey} onClose={close} /> : null}
      {open?.what === 'remove' ? <Remove passkey={open.passkey} onClose={close} /> : null}
    </>
  );
}

interface DialogProps { readonly passkey: Passkey; readonly onClose: () => void }

function Rename({ passkey, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('security');
  return (
    <ActModal<NamePasskey, Done>
      title={t('renameOf', { name: passkey.name })} ok={t('rename')} done={t('renamed')}
      path={`/api/me/passkeys/${passkey.id}/rename`} schema={Done} initial={{ name: passkey.name }} onClose={onClose}
    >
      <Form.Item name="name" label={t('passkeyName')} rules={[fits(NamePasskey.shape.name, t('passkeyNameNeeded'))]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </ActModal>
  );
}

function Remove({ passkey, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('security');
  return (
    <ActModal<object, Done>
      title={t('removeOf', { name: passkey.name })} ok={t('removePasskey')} done={t('passkeyRemoved')}
      path={`/api/me/passkeys/${passkey.id}/remove`} schema={Done} body={() => ({})} onClose={onClose}
    >
      <p>{t('removePasskeyLead')}</p>
    </ActModal>
  );
}
