// Well-formed requests of people who may not have what they ask for.
import { createHmac } from 'node:crypto';
import { question, reads, subscription } from '../questions.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };
const STREAM = { accept: 'text/event-stream' };

export function nobody(world, dice) {
  return { headers: JSON_TYPE, body: question(world, dice), may: 'nothing' };
}

export function stranger(world, dice) {
  const headers = { ...JSON_TYPE, authorization: `Bearer ${world.stranger.accessToken}` };
  if (dice.next() < 0.02) {
    return { headers: { ...headers, ...STREAM }, body: JSON.stringify({ query: subscription(world) }), may: 'own' };
  }
  return { headers, body: question(world, dice), may: 'own' };
}

/** A bad token, wherever somebody may have thought of looking for one. */
export function badToken(world, dice) {
  const [name, token] = dice.pick(Object.entries(world.bad));
  const good = `Bearer ${world.stranger.accessToken}`;
  const authorization = dice.pick([
    `Bearer ${token}`,
    `bearer  ${token}`,
    `Basic ${token}`,
    token,
    [`Bearer ${token}`, good],
    [good, `Bearer ${token}`],
    `${good}, Bearer ${token}`,
  ]);
  return { headers: { ...JSON_TYPE, authorization }, body: question(world, dice), may: 'nothing', label: name };
}

/** A key that nobody was given, in the shape of one that somebody was. */
export function foreignKey(world, dice) {
  const key = dice.pick([
    `avt_live_${dice.word()}${dice.word()}${dice.word()}`,
    `avt_live_${'0'.repeat(43)}`,
    `avt_live_${world.victim.id}`,
    'avt_live_',
    `avt_live_' OR '1'='1`,
    `sk_live_${dice.word()}`,
    'A'.repeat(9_000),
  ]);
  const two = dice.next() < 0.2 ? { authorization: `Bearer ${world.stranger.accessToken}` } : {};
  return { headers: { ...JSON_TYPE, 'x-api-key': key, ...two }, body: question(world, dice), may: 'nothing' };
}

/** A good token of the victim where no token belongs. */
export function misplacedToken(world, dice) {
  const { token } = world.victim;
  const body = JSON.parse(question(world, dice));
  const [headers, path, extra] = dice.pick([
    [{ cookie: `authorization=Bearer ${token}; accessToken=${token}` }, '/graphql', {}],
    [{}, `/graphql?access_token=${token}&authorization=Bearer%20${token}`, {}],
    [{ 'x-authorization': `Bearer ${token}` }, '/graphql', {}],
    [{ 'proxy-authorization': `Bearer ${token}` }, '/graphql', {}],
    [
      {},
      '/graphql',
      { extensions: { authorization: `Bearer ${token}`, headers: { authorization: `Bearer ${token}` } } },
    ],
    [{ 'x-avt-bearer': token }, '/graphql', {}],
  ]);
  return { path, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ ...body, ...extra }), may: 'nothing' };
}

/** A passport as the router writes it, sealed with a key that somebody guessed. */
export function passport(world, { pick, bytes }) {
  const viewers = [
    { Person: { id: world.victim.id, roles: ['Customer'], name: 'X' } },
    { Person: { id: world.victim.id, roles: ['ADMIN', 'MANAGER'], name: 'X' } },
    { kind: 'person', id: world.victim.id, roles: ['admin'], name: 'X' },
    'Service',
    { System: null },
  ];
  const stay = { viewer: pick(viewers), expires: '2099-01-01T00:00:00Z' };
  const text = Buffer.from(JSON.stringify(stay)).toString('base64url');
  const key = pick([Buffer.alloc(32), Buffer.alloc(0), Buffer.alloc(32, 7), Buffer.from('autovisite'), bytes(32)]);
  const seal = createHmac('sha256', key).update(text).digest('base64url');
  return pick([`${text}.${seal}`, `${text}.`, text, `.${seal}`, `${text}.${text}`, '{}', 'admin']);
}

/** Headers that only the router may write, under every spelling. */
export function forgedHeaders(world, dice) {
  const value = passport(world, dice);
  const index = dice.below(9);
  const names = [
    'x-avt-passport',
    'X-AVT-Passport',
    'x_avt_passport',
    `x-engine-relay-${index}-x-avt-passport`,
    `X-Engine-Relay-${index}-X-Avt-Passport`,
    `x-engine-relay-${index}-authorization`,
    `x-engine-relay-${index}-x-avt-bearer`,
    'x-engine-inside',
    'x-explain',
  ];
  const headers = { ...JSON_TYPE, [dice.pick(names)]: value };
  if (dice.next() < 0.3) headers['x-avt-passport'] = [value, passport(world, dice)];
  if (dice.next() < 0.3) headers['x-avt-bearer'] = world.victim.token;
  if (dice.next() < 0.2) headers.connection = 'keep-alive, x-avt-passport';
  for (const name of ['x-user-id', 'x-roles', 'x-forwarded-user', 'x-original-url', 'forwarded']) {
    if (dice.next() < 0.2) headers[name] = world.victim.id;
  }
  if (dice.next() < 0.05) {
    return { headers: { ...headers, ...STREAM }, body: JSON.stringify({ query: subscription(world) }), may: 'nothing' };
  }
  return { headers, body: question(world, dice), may: 'nothing' };
}

/** Past the router: the subgraphs' own listener, with passports that nobody issued. */
export function pastTheRouter(world, dice) {
  const port = dice.pick(world.subgraphPorts);
  if (!port) return forgedHeaders(world, dice);
  const { id, appointment, conversation } = world.victim;
  const entity = (type, key, fields) =>
    `{ _entities(representations: [{ __typename: "${type}", id: "${key}" }]) { ... on ${type} { ${fields} } } }`;
  const query = dice.pick([
    entity('User', id, 'email phone roles'),
    entity('User', id, 'appointments { nodes { reference plate } }'),
    entity('Appointment', appointment, 'reference plate'),
    entity('Conversation', conversation, 'messages { text }'),
    ...reads(world),
  ]);
  const subgraph = dice.pick(['auth', 'appointment', 'chatbot', 'scan', 'parser', 'payment', 'inspection', 'report']);
  const headers = { ...JSON_TYPE, 'x-avt-passport': passport(world, dice), 'x-avt-bearer': world.victim.token };
  return { port, path: `/${subgraph}/graphql`, headers, body: JSON.stringify({ query }), may: 'nothing' };
}
