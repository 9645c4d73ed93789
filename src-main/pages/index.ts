export { contentType, findPage } from './pageFiles';
export { securityHeaders } from './securityHeaders';
