import { renderToString } from 'react-dom/server';
import { LawPage } from './LawPage.tsx';
import type { LawPageProps } from './law-page-props.ts';

/** The law page as HTML: plain law, word for word, for readers without script and for the page's script to wake. */
export function renderLawPage(props: LawPageProps): string {
  return renderToString(<LawPage {...props} />);
}
