export { certificateRoutes } from './certificate.routes.ts';
export { certificateRoles } from './certificate.ts';
export { checkCertificate } from './read-certificate.ts';
