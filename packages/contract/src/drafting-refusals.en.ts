import type { draftingRefusals } from './drafting-refusals.ts';

/** The sentences of drafting-refusals.zh-CN.ts in English. */
export const draftingRefusalsEn: Record<keyof typeof draftingRefusals, string> = {
  'drafting.not-found': 'There is no such draft of a policy.',
  'drafting.no-text': 'The text of this version was not kept, so no draft can begin from it; start the server anew, which keeps the files of every policy.',
  'drafting.saved-since': '{by} saved number {save} at {at}, so yours was not saved. Merge it with that one, then save.',
  'drafting.proposed': 'The draft is proposed for publication and cannot be changed; withdraw the proposal first.',
  'drafting.not-proposed': 'No proposal of this draft waits for an answer.',
  'drafting.published': 'The draft has been published and cannot be changed; begin another one.',
  'drafting.base-outdated': 'Another version has come into force since this draft began, so it cannot be published; begin one from the version in force.',
  'drafting.not-newest': 'Only the newest save, number {save}, can be proposed.',
  'drafting.unchanged': 'The draft does not differ from the version in force, so there is nothing to publish.',
  'drafting.has-errors': 'The text has {count} errors and cannot be published. Line {line}: {first}',
  'drafting.examples-fail': '{count} worked examples do not come out ({example} among them), so it cannot be published; mend the rules, or what the examples expect.',
  'drafting.no-examples': 'There are no worked examples, so it cannot be published; write at least one.',
  'drafting.not-that-text': 'What you saw is not the text that is proposed; open the page anew and look again.',
  'drafting.same-person': 'Whoever wrote or proposed the draft cannot publish it; a second person does.',
  'drafting.published-before': 'This text was published before and cannot come into force again as it is; say why in a line outside the law, which makes it a new version.',
  'drafting.window-open': 'Claims are being received until {lastDay} and some have arrived under the version in force; claims of one year go by one text, so publish after the window closes.',
  'drafting.other-policy': 'The draft must keep the id of its policy, {policy}.',
  'drafting.beside-policy': 'What is declared beside the policy (third-party files, kinds of recognition, what identifies a thing, templates) does not fit the new text: {complaints}',
  'drafting.too-long': 'The examination did not end within {seconds} seconds and was stopped; try again later, or with fewer examples.',
  'drafting.too-many': 'A reckoning of yours is under way; wait until it ends, or cancel it.',
  'drafting.no-reckoning': 'There is no such reckoning; results are kept for a while only, so begin it anew.',
};
