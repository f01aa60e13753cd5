import { useTranslation } from 'react-i18next';
import { claimWordsZhCN } from './claim-words.zh-CN.ts';

type Act = keyof typeof claimWordsZhCN.act;

/** What an act of the server is called on the page. */
export function useActName(): (act: string) => string {
  const { t } = useTranslation('claimWords');
  return (act) => t(`act.${act in claimWordsZhCN.act ? (act as Act) : 'other'}`);
}

/** Who holds a claim now, in words. */
export function useWaitsFor(): (office: string) => string {
  const { t } = useTranslation('claimWords');
  return (office) =>
    t(
      `waitsFor.${office in claimWordsZhCN.waitsFor ? (office as keyof typeof claimWordsZhCN.waitsFor) : 'nobody'}`,
    );
}

/** Every office that can hold a claim, in words. */
export function useWaitingOffices(): { value: string; label: string }[] {
  const waitsFor = useWaitsFor();
  const offices = Object.keys(claimWordsZhCN.waitsFor).filter((office) => office !== 'nobody');
  return offices.map((value) => ({ value, label: waitsFor(value) }));
}
