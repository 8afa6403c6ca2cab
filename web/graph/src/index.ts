/** What the widget and the app know of the server: operations, session, transport, formats. */
export * from './client.js';
export * from './errors.js';
export * from './generated/graphql.js';
export * from './id.js';
export * from './locale.js';
export * from './pause.js';
export * from './session.js';
export type { Operation, Target } from './transport.js';
export * from './upload.js';
