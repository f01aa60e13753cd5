export type { ClaimDocument } from './document.ts';
export { documentRoutes } from './documents.routes.ts';
export { readStored } from './file-store.ts';
export type { StoredFile } from './file-store.ts';
export { closeFolder, openFolder } from './folder.ts';
export { placeDocuments } from './receive-document.ts';
export { listDocuments } from './list-documents.ts';
export { plainName } from './receive-document.ts';
export { takeFile } from './take-file.ts';
