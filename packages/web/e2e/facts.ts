import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** What is typed into a field, which of its answers or of the options of its list is chosen, or the rows of a list. */
export type Filling =
  | string | { readonly answer: string } | { readonly option: string } | readonly Readonly<Record<string, Filling>>[];

/** Fills fields of facts by the names that they carry; rows are filled one below the other. */
export async function fillFacts(form: Locator, fillings: Readonly<Record<string, Filling>>): Promise<void> {
  for (const [label, filling] of Object.entries(fillings)) {
    const name = asked(label);
    if (typeof filling === 'string') {
      // A field that offers names of divisions is a combobox that is typed into.
      await form.getByRole('textbox', { name }).or(form.getByRole('combobox', { name })).fill(filling);
      continue;
    }
    if ('option' in filling) {
      await form.getByRole('combobox', { name }).selectOption(filling.option);
      continue;
    }
    const group = form.getByRole('group', { name });
    if ('answer' in filling) {
      const radio = group.getByRole('radio', { name: filling.answer, exact: true });
      // What is answered beside the form may move it away under the pointer; a person would press again, too.
      await expect(async () => {
        await radio.click({ timeout: 5000 });
        await expect(radio).toBeChecked({ timeout: 2000 });
      }).toPass();
      continue;
    }
    for (const [index, row] of filling.entries()) await fillFacts(group.locator('.law-row').nth(index), row);
  }
}

/** A label as it stands; while the answer waits for its fact it carries a question mark. */
export function asked(label: string): RegExp {
  return new RegExp(`^${label}( \\?)?$`);
}
