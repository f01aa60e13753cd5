import { MenuOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer, Layout, Menu } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { MenuLine } from './menu.ts';
import { DemoBar } from './DemoBar.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { MessagesLink } from '../messages/MessagesLink.tsx';
import { SignInAgain } from '../login/SignInAgain.tsx';
import { FirstPassword } from '../security/FirstPassword.tsx';
import { UserMenu } from './UserMenu.tsx';
import { mayOpen } from './access.ts';
import { MenuContext, useMenu } from './menu.ts';
import { pages } from './pages.ts';
import { useSession } from './session.ts';

/** The working pages; before them, whoever has a password of somebody else's setting changes it. */
export function AppLayout(): ReactNode {
  return useSession().mustChangePassword ? <FirstPassword /> : <WorkingPages />;
}

/** The frame around every working page: demonstration bar, head, the menu of the reader's post, the page. */
function WorkingPages(): ReactNode {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  return (
    <MenuContext value={useMenuLines()}>
      <Layout className="app">
        <a className="app-skip" href="#main">
          {t('skip')}
        </a>
        <DemoBar />
        <Layout.Header className="app-head">
          <Button
            className="app-menu-button"
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('openMenu')}
            onClick={() => setOpen(true)}
          />
          <Link to="/" className="app-logo">
            {t('product')}
          </Link>
          <span className="app-head-tools">
            <a href="/">{t('publicPages')}</a>
            <MessagesLink />
            <LanguageButton />
            <UserMenu />
          </span>
        </Layout.Header>
        <Layout hasSider>
          <Layout.Sider className="app-sider" width={216}>
            <PostMenu />
          </Layout.Sider>
          <Drawer placement="left" open={open} onClose={() => setOpen(false)} size={260} title={t('menu')}>
            <PostMenu onChoose={() => setOpen(false)} />
          </Drawer>
          <Layout.Content id="main" className="app-main" tabIndex={-1}>
            <Outlet />
          </Layout.Content>
        </Layout>
        <SignInAgain />
      </Layout>
    </MenuContext>
  );
}

/** The lines of the menu that the reader's post may open, in the reader's language. */
function useMenuLines(): readonly MenuLine[] {
  const { t } = useTranslation();
  const { role } = useSession();
  return pages.flatMap(({ path, who, menu }) =>
    menu && mayOpen(who, role)
      ? [{ path, icon: menu.icon, text: t(menu.key ?? 'menu', { ns: menu.concept }) }]
      : [],
  );
}

function PostMenu({ onChoose }: { onChoose?: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const lines = useMenu();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const current = lines.filter(
    (line) => path === line.path || (line.path !== '/' && path.startsWith(`${line.path}/`)),
  );
  const items = lines.map((line) => ({
    key: line.path,
    icon: <line.icon />,
    label: <Link to={line.path}>{line.text}</Link>,
  }));
  return (
    <nav aria-label={t('menu')}>
      <Menu
        mode="inline"
        selectedKeys={current.map((line) => line.path)}
        items={items}
        {...(onChoose ? { onClick: onChoose } : {})}
      />
    </nav>
  );
}
