export { kindDeclarations, misfitsOfKinds, readKinds } from './declare-kinds.ts';
export { findHolder } from './holder.ts';
export { findRecognitionBarrier, requireRecognitionsStand } from './of-claim.ts';
export { recognitionRoutes } from './recognition.routes.ts';
export type { Kind } from './recognition.ts';
