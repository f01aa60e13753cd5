import { MenuOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer, Layout, Menu } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { DemoBar } from './DemoBar.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { SignInAgain } from '../login/SignInAgain.tsx';
import { UserMenu } from './UserMenu.tsx';
import { mayOpen } from './access.ts';
import { pages } from './pages.ts';
import { useSession } from './session.ts';

/** The frame around every working page: demonstration bar, head, the menu of the reader's post, the page. */
export function AppLayout(): ReactNode {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  return (
    <Layout className="app">
      <a className="app-skip" href="#main">{t('skip')}</a>
      <DemoBar />
      <Layout.Header className="app-head">
        <Button className="app-menu-button" type="text" icon={<MenuOutlined />} aria-label={t('openMenu')} onClick={() => setOpen(true)} />
        <Link to="/" className="app-logo">{t('product')}</Link>
        <span className="app-head-tools">
          <a href="/">{t('publicPages')}</a>
          <LanguageButton />
          <UserMenu />
        </span>
      </Layout.Header>
      <Layout hasSider>
        <Layout.Sider className="app-sider" width={216}><PostMenu /></Layout.Sider>
        <Drawer placement="left" open={open} onClose={() => setOpen(false)} size={260} title={t('menu')}>
          <PostMenu onChoose={() => setOpen(false)} />
        </Drawer>
        <Layout.Content id="main" className="app-main" tabIndex={-1}><Outlet /></Layout.Content>
      </Layout>
      <SignInAgain />
    </Layout>
  );
}

function PostMenu({ onChoose }: { onChoose?: () => void }): ReactNode {
  const { t } = useTranslation();
  const { role } = useSession();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const lines = pages.filter((line) => line.menu !== undefined && mayOpen(line.who, role));
  const current = lines.filter((line) => path === line.path || (line.path !== '/' && path.startsWith(`${line.path}/`))).map((line) => line.path);
  const items = lines.flatMap(({ path: key, menu }) => (menu ? [{
    key, icon: <menu.icon />, label: <Link to={key}>{t(menu.key ?? 'menu', { ns: menu.concept })}</Link>,
  }] : []));
  return (
    <nav aria-label={t('menu')}>
      <Menu mode="inline" selectedKeys={current} items={items} onClick={onChoose ?? ignore} />
    </nav>
  );
}

function ignore(): void {
  // The menu stays where it is on a wide screen.
}
