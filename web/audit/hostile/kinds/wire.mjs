// HTTP itself: methods, paths, and bytes that are hardly HTTP any more.
import { question } from '../questions.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };
const SESSION = 'mutation { startGuestSession(input: {}) { session { accessToken } } }';

export function methods(world, dice) {
  const text = question(world, dice);
  const { query } = JSON.parse(text);
  const asked = dice.next() < 0.5 ? SESSION : query;
  const inUrl = `/graphql?query=${encodeURIComponent(asked)}`;
  const preflight = { 'apollo-require-preflight': '1', 'x-requested-with': 'x' };
  return {
    may: 'nothing',
    ...dice.pick([
      { method: 'GET', path: inUrl, headers: preflight },
      { method: 'GET', path: inUrl, headers: { ...preflight, 'x-http-method-override': 'POST' } },
      { method: 'GET', path: `${inUrl}&operationName=&variables=${encodeURIComponent('{"i":{}}')}` },
      { method: 'GET', path: '/graphql', headers: { ...JSON_TYPE, ...preflight }, body: text },
      { method: 'HEAD', path: inUrl, headers: preflight },
      { method: 'PUT', headers: JSON_TYPE, body: text },
      { method: 'PATCH', headers: JSON_TYPE, body: text },
      { method: 'DELETE', headers: JSON_TYPE, body: text },
      {
        method: 'OPTIONS',
        headers: { ...JSON_TYPE, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      },
      { method: 'TRACE', headers: { ...preflight, authorization: `Bearer ${world.stranger.accessToken}` } },
      { method: 'PROPFIND', headers: JSON_TYPE, body: text },
      { method: 'POST', path: inUrl, headers: JSON_TYPE },
      { method: 'POST', path: inUrl, headers: { ...JSON_TYPE, 'x-http-method-override': 'GET' }, body: '' },
      { method: 'POST', headers: { ...JSON_TYPE, 'x-method-override': 'PUT', 'x-http-method': 'DELETE' }, body: text },
    ]),
  };
}

export function paths(world, dice) {
  const path = dice.pick([
    '/graphql/',
    '/GRAPHQL',
    '//graphql',
    '/./graphql',
    '/x/../graphql',
    '/graphql%00',
    '/graphql%2f',
    '/graphql;x=1',
    '/%67raphql',
    '/graphql/..;/internal',
    '/auth/graphql',
    '/appointment/graphql',
    '/subgraphs/auth',
    '/api/graphql',
    '/v1/graphql',
    '/graphql/console',
    '/.env',
    '/.git/config',
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/keys/token-signing.pem',
    '/keys/token-signing.pem',
    `/documents/${world.victim.document}`,
    `/uploads/${world.victim.document}`,
    `/verify/${dice.word()}`,
    '/webhooks/stripe',
    '/debug/pprof',
    '/actuator/env',
  ]);
  const method = dice.pick(['GET', 'POST']);
  return method === 'GET'
    ? { method, path, may: 'page' }
    : { method, path, headers: JSON_TYPE, body: question(world, dice), may: 'page' };
}

/** Bytes written by hand: two lengths, a request inside a request, lines that never end. */
export function raw(world, dice) {
  const text = question(world, dice);
  const head = (...lines) =>
    [
      'POST /graphql HTTP/1.1',
      `Host: 127.0.0.1:${world.port}`,
      'Content-Type: application/json',
      ...lines,
      '',
      '',
    ].join('\r\n');
  const inner = `${head('X-Avt-Passport: x', `Content-Length: ${text.length}`)}${text}`;
  const chunk = `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const bytes = dice.pick([
    `${head(`Content-Length: ${text.length}`, 'Transfer-Encoding: chunked')}0\r\n\r\n${inner}`,
    `${head('Transfer-Encoding: chunked', 'Content-Length: 4')}${chunk}`,
    `${head('Content-Length: 3', `Content-Length: ${text.length}`)}${text}`,
    `${head('Content-Length: -1')}${text}`,
    `${head('Content-Length: 99999999999999999999')}${text}`,
    `${head('Content-Length: 0x10')}${text}`,
    `${head('Transfer-Encoding: xchunked')}${chunk}`,
    `${head('Transfer-Encoding : chunked')}${chunk}`,
    `${head('Transfer-Encoding: chunked')}fffffffffffffffff\r\n${text}`,
    `${head('Transfer-Encoding: chunked')}zz\r\n${text}\r\n`,
    `${head(`Content-Length: ${text.length}`, 'X-A: b\r\n X-Avt-Passport: folded')}${text}`,
    `${head(`Content-Length: ${text.length}`, 'X-A: b\rX-Avt-Passport: bare')}${text}`,
    `${head('Expect: 100-continue', `Content-Length: ${text.length}`)}`,
    head(...Array.from({ length: 400 }, (_, i) => `X-H${i}: y`)),
    head(`X-Long: ${'y'.repeat(200_000)}`),
    `POST /graphql HTTP/1.1\r\n\r\n${text}`,
    `POST http://elsewhere.example/graphql HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: ${text.length}\r\nContent-Type: application/json\r\n\r\n${text}`,
    'GET /graphql\r\n',
    `GET ${'/a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004',
    'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n',
    `${head(`Content-Length: ${text.length}`)}${text}`.repeat(20),
    dice.bytes(1 + dice.below(2_000)),
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  ]);
  return { bytes: Buffer.from(bytes), may: 'nothing' };
}
