export { bundleRoutes } from './bundle.routes.ts';
export { recomputeBundle } from './recompute-bundle.ts';
export type { BundleCheck, BundlePart } from './recompute-bundle.ts';
