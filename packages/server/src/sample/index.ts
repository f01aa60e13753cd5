export { readSamples } from './read-samples.ts';
export { sampleRoutes } from './sample.routes.ts';
