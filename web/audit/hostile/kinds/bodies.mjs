// Bodies: broken, wrong, giant, many in one, of a type that browsers send unasked.
import { deflateRawSync, gzipSync } from 'node:zlib';
import { body, families } from '../../documents/families.mjs';
import { question } from '../questions.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };
/** Written once: most of them are long. */
const written = Object.values(families).flatMap(({ sizes, make }) => sizes.map((n) => make(n)));

/** A hostile document of any family; what is public in it may be answered. */
export function documents(world, dice) {
  const token = dice.next() < 0.5 ? { authorization: `Bearer ${world.stranger.accessToken}` } : {};
  return { headers: { ...JSON_TYPE, ...token }, body: body(dice.pick(written), dice.word()), may: 'own' };
}

export function brokenJson(world, dice) {
  const good = question(world, dice);
  const cut = good.slice(0, dice.below(good.length));
  const { query } = JSON.parse(good);
  const text = dice.pick([
    cut,
    `${good}${dice.pick(['}', ']', ',', '\u0000', good, ' x'])}`,
    `\ufeff${good}`,
    dice.pick([
      '',
      ' ',
      'null',
      'true',
      '42',
      '"text"',
      '[]',
      '{}',
      '[[[]]]',
      '{"query":null}',
      '{"query":42}',
      '{"query":[]}',
    ]),
    `{"query":${JSON.stringify(query)},"query":"{ __typename }","variables":1}`,
    `{"query":${JSON.stringify(query)},"variables":[1]}`,
    `{"query":${JSON.stringify(query)},"variables":"{}","extensions":7,"operationName":{}}`,
    `{"query":${JSON.stringify(query)},"operationName":"Elsewhere"}`,
    `{"query":"\\ud800 ${cut.replaceAll(/["\\]/g, '')}"}`,
    `{'query': '{ me { id } }'}`,
    `{"query":"{ me { id } }","variables":{"x":NaN,"y":1e999999,"z":-Infinity}}`,
    '{"a":'.repeat(1 + dice.below(60_000)),
    '['.repeat(1 + dice.below(60_000)),
    Buffer.concat([Buffer.from('{"query":"'), dice.bytes(200), Buffer.from('"}')]),
    dice.bytes(1 + dice.below(600)),
  ]);
  return { headers: JSON_TYPE, body: text, may: 'nothing' };
}

/** More than a request may weigh, said or not said beforehand, packed or not. */
export function giant(world, dice) {
  const filler = 'x'.repeat(300_000 + dice.below(1_200_000));
  const text = JSON.stringify({ query: `{ me { id } } # ${filler}` });
  return dice.pick([
    () => ({ headers: JSON_TYPE, body: text, may: 'nothing' }),
    () => ({ headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, body: text, may: 'nothing' }),
    () => ({ headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: gzipSync(text), may: 'nothing' }),
    () => ({ headers: { ...JSON_TYPE, 'content-encoding': 'deflate' }, body: deflateRawSync(text), may: 'nothing' }),
    () => ({
      headers: { ...JSON_TYPE, 'content-encoding': 'gzip, gzip' },
      body: gzipSync(gzipSync(text)),
      may: 'nothing',
    }),
    () => ({
      headers: { ...JSON_TYPE, 'x-filler': filler.slice(0, 60_000) },
      body: question(world, dice),
      may: 'nothing',
    }),
    () => ({ path: `/graphql?query=${filler.slice(0, 60_000)}`, method: 'GET', may: 'nothing' }),
  ])();
}

const BOUNDARY = 'audit';
const form = (fields) =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${BOUNDARY}--\r\n`;

/** What another site's page can make a browser send without asking first. */
export function wrongType(world, dice) {
  const text = question(world, dice);
  const { query, variables } = JSON.parse(
    dice.next() < 0.5 ? text : '{"query":"mutation { startGuestSession(input: {}) { session { accessToken } } }"}',
  );
  const asked = JSON.stringify({ query, variables });
  const encoded = new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) }).toString();
  const [type, sent] = dice.pick([
    ['text/plain', asked],
    ['text/plain;charset=UTF-8; application/json', asked],
    ['application/x-www-form-urlencoded', encoded],
    ['application/x-www-form-urlencoded; charset=utf-8', asked],
    [`multipart/form-data; boundary=${BOUNDARY}`, form({ query, variables: JSON.stringify(variables ?? {}) })],
    [`multipart/form-data; boundary=${BOUNDARY}`, form({ operations: asked, map: '{}' })],
    ['multipart/form-data', asked],
    ['application/graphql', query],
    ['application/xml', `<query>${query}</query>`],
    ['text/html', asked],
    ['', asked],
    ['json', asked],
    [undefined, asked],
  ]);
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie: 'session=x' };
  if (type !== undefined) headers['content-type'] = type;
  return { headers, body: sent, may: 'nothing', label: String(type) };
}

export function batches(world, dice) {
  const one = JSON.parse(question(world, dice));
  const session = { query: 'mutation { startGuestSession(input: {}) { session { accessToken } } }' };
  const many = Array(1 + dice.below(60)).fill(dice.pick([one, session, { query: '{ __typename }' }]));
  const batch = dice.pick([many, [many, many], { 0: one, 1: one, length: 2 }, [null, one], [JSON.stringify(one)]]);
  return { headers: JSON_TYPE, body: JSON.stringify(batch), may: 'nothing' };
}

/** Documents by name that nobody deposited, or whose text is another's. */
export function byHash(world, dice) {
  const { query, variables } = JSON.parse(question(world, dice));
  const sha256Hash = dice.pick(['0'.repeat(64), dice.word(), '../../etc/passwd', '', 'a'.repeat(9_000)]);
  const extensions = { persistedQuery: { version: dice.pick([1, 2, 'x']), sha256Hash } };
  const sent = dice.pick([
    { extensions },
    { query, variables, extensions },
    { documentId: sha256Hash, variables },
    { id: sha256Hash, doc_id: sha256Hash },
    { documentId: `app~1.0~${sha256Hash}`, query },
  ]);
  return { headers: JSON_TYPE, body: JSON.stringify(sent), may: 'nothing' };
}
