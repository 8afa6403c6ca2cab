// WebSockets: a viewer forged in the greeting, messages in the wrong order, too many, too large.
import { reads, subscription } from '../questions.mjs';
import { passport } from './people.mjs';

export function webSocket(world, dice) {
  const forged = passport(world, dice);
  const subscribe = (query, id = dice.word()) => ({ type: 'subscribe', id, payload: { query } });
  const greetings = [
    { type: 'connection_init' },
    { type: 'connection_init', payload: { 'x-avt-passport': forged, 'x-avt-bearer': world.victim.token } },
    { type: 'connection_init', payload: { headers: { 'x-avt-passport': forged } } },
    { type: 'connection_init', payload: { [`x-engine-relay-${dice.below(9)}-x-avt-passport`]: forged } },
    { type: 'connection_init', payload: { authorization: `Bearer ${dice.pick(Object.values(world.bad))}` } },
    { type: 'connection_init', payload: 'text' },
  ];
  const asked = dice.next() < 0.5 ? subscription(world) : dice.pick(reads(world));
  const messages = dice.pick([
    [dice.pick(greetings), subscribe(asked)],
    [dice.pick(greetings), subscribe(asked, 'one'), subscribe(asked, 'one')],
    [subscribe(asked)],
    [dice.pick(greetings), dice.pick(greetings), subscribe(asked)],
    [greetings[0], ...Array.from({ length: 40 }, () => subscribe(asked))],
    [greetings[0], { type: 'subscribe' }, { type: 'next', id: 'x', payload: { data: {} } }, { type: 'unknown' }],
    ['{"type":', '[]', 'null', '', '"connection_init"'],
    [greetings[0], `{"type":"subscribe","id":"x","payload":{"query":"${'{'.repeat(50_000)}"}}`],
    [greetings[0], `{"type":"subscribe","id":"x","payload":{"variables":${'['.repeat(50_000)}`],
    [greetings[0], 'x'.repeat(600_000)],
    [dice.bytes(2_000)],
  ]);
  const protocol = dice.pick([
    'graphql-transport-ws',
    'graphql-transport-ws',
    'graphql-transport-ws',
    'graphql-ws',
    'x',
    undefined,
  ]);
  const headers = dice.next() < 0.3 ? { 'x-avt-passport': forged, origin: 'https://evil.example' } : {};
  return { messages, protocol, headers, may: 'nothing' };
}
