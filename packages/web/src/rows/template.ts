import { headingOf, isOptional } from '@qingce/law-view';
import type { Language } from '@qingce/law-view';
import type { CheckedPolicy, Fact } from '@qingce/policy-language/evaluate';
import type { TFunction } from 'i18next';
import { inLanguage } from '../kit/usePolicy.ts';
import { writeXlsx } from '../kit/write-xlsx.ts';

interface Template {
  readonly policy: CheckedPolicy;
  readonly item: string;
  readonly fact: Fact;
  readonly language: Language;
  readonly t: TFunction<'rows'>;
}

/** 模板 — a sheet with the headings of the list's fields, and one that says what each means and how it is written. */
export function templateOf({ policy, item, fact, language, t }: Template): Promise<Blob> {
  const fields = fact.row ?? [];
  const headings = fields.map((field) => headingOf(field, policy, language));
  return writeXlsx([
    { name: t('sheetRows'), headings, rows: [] },
    {
      name: t('sheetHelp'),
      headings: [t('helpColumn'), t('helpMeaning'), t('helpForm'), t('helpNeeded')],
      rows: fields.map((field, at) => [
        headings[at] ?? '', inLanguage(field.ask, language), formOf(field, language, t),
        t(isOptional(policy, field, item) ? 'optional' : 'needed'),
      ]),
    },
  ]);
}

function formOf(field: Fact, language: Language, t: TFunction<'rows'>): string {
  const labels = (field.options ?? []).map(({ label }) => inLanguage(label, language));
  return t(`forms.${field.wire}`, { options: labels.join(language === 'en' ? ', ' : '、') });
}
