import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { LanguageButton } from '../app/LanguageButton.tsx';

/** The card before the working pages: to sign in or to open an account. */
export function Entrance({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}): ReactNode {
  const { t: app } = useTranslation('app');
  const product = app('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <main className="app-login" id="main">
      <div className="app-login-card">
        <div className="app-login-head">
          <a className="app-logo" href="/">
            {product}
          </a>
          <LanguageButton />
        </div>
        <h1>{title}</h1>
        <p className="app-faint">{lead}</p>
        {children}
      </div>
    </main>
  );
}
