export { ConfigRefused, readConfig } from './config.ts';
export type { Config } from './config.ts';
export { serve } from './serve.ts';
export type { RunningServer } from './serve.ts';
