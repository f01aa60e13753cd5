export type { ClaimDocument } from './document.ts';
export { documentRoutes } from './documents.routes.ts';
export { closeFolder, openFolder } from './folder.ts';
export { listDocuments } from './list-documents.ts';
