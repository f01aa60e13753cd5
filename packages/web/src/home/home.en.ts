import type { Sentences } from '../app/sentences.ts';
import type { homeZhCN } from './home.zh-CN.ts';

export const homeEn = {
  menu: 'Home',
  welcome: 'Welcome, {name}',
  post: 'Post',
  tasks: 'What you can do',
  today: 'Business date',
  sessionEnds: 'Signed in until',
  policies: 'The policies and their calculator',
} satisfies Sentences<typeof homeZhCN>;
