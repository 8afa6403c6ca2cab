// Every refusal that a domain can give: its code, and its words in French and English, as the source has
// them. One whose words hold values shows them in braces.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './changes.mjs';

const screaming = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
/** A Rust string as it reads: line ends after a backslash go, with what follows of white space. */
const words = (text) => text.replace(/\\\n\s*/g, '').replace(/\\"/g, '"').replace(/\s+/g, ' ').trim();

/** What the edge and the kernel refuse with beside: code, HTTP status where it is not 200, what to do. */
export const EDGE = [
  ['BAD_USER_INPUT', '', 'A value is too long, out of range or not of its type; `extensions.field` is its path. Send another.'],
  ['TEXT_NOT_PRINTABLE', '', 'A text that goes onto a document holds characters that its typeface does not have.'],
  ['PAGE_INVALID', '', 'A cursor is not one of ours, or a page asks for more than a hundred. Begin at the first page.'],
  ['INTERNAL', '', 'Ours: it is logged, and `extensions.reference` names it. Ask again later, with the same idempotency key where the mutation takes one.'],
  ['DOWNSTREAM_SERVICE_ERROR', '', 'A part of the platform did not answer: its fields are null, the others are there. Ask again for what is missing.'],
  ['SERVICE_UNAVAILABLE', '503', 'The same for the whole request. Ask again in some seconds.'],
  ['MAINTENANCE', '503', 'The platform is being worked on. Wait for `Retry-After` seconds, then ask again as you did.'],
  ['SWITCHED_OFF', '403', 'The network has closed this for a while: `extensions.en` says what can be done instead.'],
  ['TOO_MANY_REQUESTS', '429', 'More than your allowance of this minute. Wait for `Retry-After` seconds.'],
  ['TOO_MANY_STREAMS', '429', 'More streams open at once than you may have. Close one, or wait for `Retry-After` seconds.'],
  ['STREAMS_EXHAUSTED', '503', 'All streams of this machine are taken. Wait for `Retry-After` seconds.'],
  ['QUERY_TOO_COMPLEX', '400', 'The document is too deep, too long, or costs more than a minute’s allowance. Ask for less at once.'],
  ['API_KEY_INVALID', '401', 'This is no key of ours.'],
  ['API_KEY_EXPIRED', '401', 'The key’s end is over. Ask the network for another.'],
  ['API_KEY_REVOKED', '401', 'The network took the key back.'],
  ['TOKEN_INVALID', '401', 'The access token is not one of ours.'],
  ['TOKEN_EXPIRED', '401', 'The access token’s quarter of an hour is over: refresh the session.'],
  ['DOCUMENT_NOT_TRUSTED', '', 'This installation answers the operations of its own clients alone.'],
  ['INTROSPECTION_DISABLED', '', 'In production the graph does not describe itself: use `schema/public.graphql`.'],
  ['ALIAS_RESERVED', '', 'An alias takes the name of a key field. Choose another.'],
];

const arms = (source, of) => {
  const at = source.indexOf(`fn ${of}(`);
  return at < 0 ? '' : source.slice(at, source.indexOf('\n    }\n', at));
};

/** The refusals of one source file: of each enum with a code and French words. */
export function refusals(source) {
  const found = [];
  for (const [, name, body] of source.matchAll(/enum (\w+) \{\n([\s\S]*?)\n\}/g)) {
    const implemented = new RegExp(`impl (?:(?:kernel::|crate::)?ClientError for )?${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1];
    if (!implemented?.includes('fn fr(')) continue;
    const codes = new Map();
    for (const [, variants, code] of arms(implemented, 'code').matchAll(/((?:Self::\w+(?: \{[^}]*\}|\([^)]*\))?[\s|]*)+)=>\s*"([A-Z_]+)"/g)) {
      for (const [, variant] of variants.matchAll(/Self::(\w+)/g)) codes.set(variant, code);
    }
    const french = arms(implemented, 'fr');
    for (const [, english, variant] of body.matchAll(/#\[error\(\s*"((?:[^"\\]|\\[\s\S])*)"[^\]]*\)\]\s*(?:(?:\/\/\/|\/\/)[^\n]*\n\s*)*(\w+)/g)) {
      const said = new RegExp(`Self::${variant}\\b[^=]*=>[^"]*?"((?:[^"\\\\]|\\\\[\\s\\S])*)"`).exec(french)?.[1];
      found.push({ code: codes.get(variant) ?? screaming(variant), english: words(english), french: said ? words(said) : null });
    }
  }
  return found;
}

/** All of them, by domain: `kernel` is what every domain may say. */
export function all() {
  const found = [];
  for (const domain of readdirSync(join(root, 'subgraphs'))) {
    const folder = join(root, 'subgraphs', domain, 'src');
    for (const file of readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.rs'))) {
      const source = readFileSync(join(folder, file), 'utf8');
      if (!source.includes('#[error(')) continue;
      for (const refusal of refusals(source)) found.push({ domain, file: `subgraphs/${domain}/src/${file}`, ...refusal });
    }
  }
  return found;
}
