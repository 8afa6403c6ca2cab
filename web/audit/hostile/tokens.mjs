// Access tokens that must not open anything: expired, of another issuer, signed by somebody else.
import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

const json = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT of `claims`; `key` is a private key, or text for HMAC, or nothing for no signature. */
function token(header, claims, key) {
  const signed = `${json(header)}.${json(claims)}`;
  if (key === null) return `${signed}.`;
  const seal =
    typeof key === 'string'
      ? createHmac('sha256', key).update(signed).digest('base64url')
      : sign(header.alg === 'RS256' ? 'sha256' : null, Buffer.from(signed), key).toString('base64url');
  return `${signed}.${seal}`;
}

/** The first bit of the last signature byte but one, turned. */
const tampered = (good) => good.slice(0, -6) + (good.at(-6) === 'A' ? 'B' : 'A') + good.slice(-5);

/**
 * Bad tokens by name, each in the name of the victim or of an administrator.
 * @param ours the server's own private key, and `jwk` its public half as published.
 */
export function badTokens({ url, victim, ours, jwk, audience, good }) {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'EdDSA', typ: 'JWT', kid: jwk.kid };
  const claims = { sub: victim, iss: url, aud: audience, iat: now, exp: now + 600, scope: 'customer admin', name: 'X' };
  const foreign = generateKeyPairSync('ed25519').privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const [head, body, seal] = good.split('.');
  return {
    expired: token(header, { ...claims, iat: now - 7_200, exp: now - 3_600 }, ours),
    'not yet good': token(header, { ...claims, nbf: now + 3_600 }, ours),
    'without an end': token(header, { ...claims, exp: undefined }, ours),
    'an end that is text': token(header, { ...claims, exp: 'never' }, ours),
    'another issuer': token(header, { ...claims, iss: 'https://elsewhere.example' }, ours),
    'no issuer': token(header, { ...claims, iss: undefined }, ours),
    'another audience': token(header, { ...claims, aud: 'somebody-else' }, ours),
    'another key, our name for it': token(header, claims, foreign),
    'another key, a name of its own': token({ ...header, kid: randomUUID() }, claims, foreign),
    'no name for the key': token({ ...header, kid: undefined }, claims, foreign),
    'a key of its own inside': token({ ...header, jwk: { kty: 'OKP', crv: 'Ed25519', x: jwk.x } }, claims, foreign),
    'a key to be fetched': token({ ...header, jku: 'http://127.0.0.1:1/jwks.json' }, claims, foreign),
    'a key as a path': token({ ...header, kid: '../../../../dev/null' }, claims, ''),
    'no signature': token({ ...header, alg: 'none' }, claims, null),
    'no signature, spelt otherwise': token({ ...header, alg: 'nOnE' }, claims, null),
    'the public key as a secret': token({ ...header, alg: 'HS256' }, claims, jwk.x),
    'RSA where there is none': token({ ...header, alg: 'RS256' }, claims, rsa),
    'a turned bit': tampered(good),
    'the claims of another': `${head}.${json(claims)}.${seal}`,
    'two parts': `${head}.${body}`,
    'four parts': `${good}.${seal}`,
    'no text': '',
    'no token': 'x'.repeat(40),
    'very long': `${head}.${'A'.repeat(9_000)}.${seal}`,
  };
}
