import type { RegisterHeld } from '@qingce/contract';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { DateText } from './DateText.tsx';

/** By which source and document the register holds a fact, since which day, and when it was recorded. */
export function SourceOfHeld({ held }: { held: RegisterHeld }): ReactNode {
  const { t } = useTranslation('shared');
  const { source, documentNo, validFrom, recordedAt } = held;
  return (
    <span className="app-faint">
      {[source ?? t('held.noSource'), documentNo].filter((each) => each !== null).join(' ')}
      {validFrom === null ? null : <> · {t('held.since')} <DateText at={validFrom} /></>}
      {' · '}{t('held.recorded')} <DateText at={recordedAt.slice(0, 10)} />
    </span>
  );
}
