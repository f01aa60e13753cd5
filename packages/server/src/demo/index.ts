export { sampleAccountRoutes } from './demo.routes.ts';
export { playStory } from './play-story.ts';
export type { Progress } from './play-story.ts';
export { sampleAccounts } from './sample-accounts.ts';
export type { SampleAccount } from './sample-accounts.ts';
export { readStory } from './story.ts';
export type { Story } from './story.ts';
export { StoryStuck } from './visitor.ts';
