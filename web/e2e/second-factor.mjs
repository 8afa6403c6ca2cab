// Who has a second factor enters in the chat itself: the code of the letter, then the application's, both typed.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { accessible } from './axe.mjs';
import { picture } from './browser.mjs';
import { someone, visit } from './journey.mjs';
import { codeFor, graph } from './product.mjs';

/** RFC 6238 as applications have it: the code of this half minute, or of one beside it. */
function totp(secret, halfMinutes = 0) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + halfMinutes));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** An account with a second factor. */
async function protectedAccount(product) {
  const account = someone('Odile Marchand');
  const ask = (query, variables, token) => graph(product.url, query, variables, token);
  const { register } = await ask('mutation($i: RegisterInput!) { register(input: $i) { addressCode { challengeId } } }', {
    i: { email: account.email, password: account.password, displayName: account.name },
  });
  const code = await codeFor(product, account.email);
  const { logInWithCode } = await ask('mutation($i: LogInWithCodeInput!) { logInWithCode(input: $i) { session { accessToken } } }', {
    i: { challengeId: register.addressCode.challengeId, code },
  });
  const token = logInWithCode.session.accessToken;
  const { setUpSecondFactor } = await ask('mutation { setUpSecondFactor { secret } }', {}, token);
  await ask('mutation($i: SecondFactorCodeInput!) { confirmSecondFactor(input: $i) { recoveryCodes } }', { i: { code: totp(setUpSecondFactor.secret, -1) } }, token);
  return { ...account, secret: setUpSecondFactor.secret, registration: code };
}

/** The code of a later letter than the one whose code that was. */
async function nextCode(product, email, before) {
  for (let look = 0; look < 60; look += 1) {
    const code = await codeFor(product, email);
    if (code !== before) return code;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no other code for ${email}`);
}

/** Held as a guest, entered with both codes, and it goes on from there. */
export async function protectedInChat(browser, product) {
  const account = await protectedAccount(product);
  const { page, chat } = await visit(browser, product);
  await chat.say('un contrôle technique jeudi matin');
  await chat.untilOffers();
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.say(account.email);
  await chat.write(await nextCode(product, account.email, account.registration));
  const refused = page.getByTestId('chat-code-refused');
  await refused.filter({ hasText: 'application' }).waitFor();
  await accessible(page, 'the chat that asks for a second factor');
  await picture(page, '45-second-factor-in-chat');
  await chat.button('autre code').waitFor();
  await chat.write('000000');
  await refused.filter({ hasText: /n’est pas le bon|a déjà servi/ }).waitFor();
  await chat.write(totp(account.secret));
  await refused.waitFor({ state: 'detached' });
  await chat.hears(/immatriculation|payer|carte grise/i);
  const written = (await page.getByTestId('message-customer').allInnerTexts()).join(' ');
  assert.doesNotMatch(written, /\d{6}/, 'neither code stands in the conversation');
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}
