// The audits: starts the product once, runs the named parts (those that ask of the graph without a name), ends it.
//   node web/audit/run.mjs [protocol] [compositions] [codegen] [clients] [documents] [postman] [examples] [hostile] [lighthouse]
import { generateKeyPairSync } from 'node:crypto';
import { Product } from '../e2e/product.mjs';

const PARTS = ['compositions', 'codegen', 'protocol', 'clients', 'documents', 'postman', 'examples', 'hostile', 'lighthouse'];
/** Needs a browser and a quiet machine: only by its name. */
const BY_NAME = new Set(['lighthouse']);
/** These read files only. */
const WITHOUT_SERVER = new Set(['compositions', 'codegen']);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}
const parts = PARTS.filter((name) => asked.length === 0 ? !BY_NAME.has(name) : asked.includes(name));

/** Everything here comes from one address, and is to be answered by what it is, not by how much. */
const { privateKey } = generateKeyPairSync('ed25519');
const settings = {
  AUTOVISITE_REQUESTS_PER_ADDRESS: '1000000',
  AUTOVISITE_REQUESTS_PER_PERSON: '1000000',
  // Known here, so that tokens can be forged with the right key, too.
  AUTOVISITE_TOKEN_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }),
};
const product = parts.every((name) => WITHOUT_SERVER.has(name)) ? null : await Product.create(settings);
if (product) product.tokenKey = privateKey;

let wrong = 0;
try {
  await product?.start();
  for (const name of parts) {
    const started = performance.now();
    console.log(`\n${name}`);
    const { audit } = await import(`./${name}/audit.mjs`);
    const findings = await audit(product);
    wrong += findings.length;
    for (const finding of findings) console.error(`  WRONG ${finding}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`  ${findings.length === 0 ? 'ok' : `${findings.length} wrong`} (${seconds} s)`);
  }
} catch (error) {
  wrong += 1;
  console.error(product?.log.split('\n').slice(-40).join('\n'));
  console.error(error);
} finally {
  await product?.stop().catch(() => undefined);
  await product?.remove();
}
console.log(`\n${parts.length} audits, ${wrong} findings`);
process.exit(wrong === 0 ? 0 : 1);
