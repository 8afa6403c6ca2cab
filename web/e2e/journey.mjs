// From « bonjour » to the certificate: the customer on a phone, the inspector at a desk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { desk, person, phone, picture } from './browser.mjs';
import { Chat } from './chat.mjs';
import { codeFor, graph, root } from './product.mjs';

// A synthetic phone photo (perspective, shadow, JPEG 60): a Volkswagen Tiguan, PM-110-EP.
export const CERTIFICATE = join(root, 'subgraphs/scan/tests/samples/008.jpg');
export const PASSWORD = 'demo-autovisite';

/** Fills the log-in page as somebody of the demo would, on the way to another page. */
export async function logInAt(page, product, email, next) {
  await page.goto(`${product.url}/connexion?next=${encodeURIComponent(next)}`);
  await page.getByTestId('login-email').fill(email);
  await page.getByTestId('login-password').fill(PASSWORD);
  await page.getByTestId('login-submit').click();
}

/** The same photo in the 12 megapixels of today's phones, 4032 × 3024 held upright: drawn larger in the page. */
async function fromAPhone(page) {
  const sample = (await readFile(CERTIFICATE)).toString('base64');
  const large = await page.evaluate(async (photo) => {
    const picture = new Image();
    picture.src = `data:image/jpeg;base64,${photo}`;
    await picture.decode();
    // A table all around, as its sides are another shape than the photo's.
    const canvas = new OffscreenCanvas(3024, 4032);
    const context = canvas.getContext('2d');
    context.fillStyle = '#54463a';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    context.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
    return bytes.toBase64 ? bytes.toBase64() : btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''));
  }, sample);
  const buffer = Buffer.from(large, 'base64');
  assert.ok(buffer.length > 300_000, `a photo of ${buffer.length} bytes`);
  return { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer };
}

/** Fills Stripe's (here: the simulator's) hosted page. */
async function fillCard(page, card) {
  await page.getByTestId('card-number').fill(card);
  await page.getByTestId('card-expiry').fill('12 / 34');
  await page.getByTestId('card-cvc').fill('123');
}

async function pay(page, card) {
  await fillCard(page, card);
  await page.getByTestId('pay').click();
}

/** A person in a page of their own, on a phone, in front of the assistant. */
export async function visit(browser, product) {
  const page = await person(browser, phone);
  await page.goto(product.url);
  return { page, chat: await new Chat(page).opened() };
}

/** An account nobody else has. */
export function someone(name) {
  const [first] = name.toLowerCase().normalize('NFD').replaceAll(/[^a-z ]/g, '').split(' ');
  return { name, email: `${first}.${Date.now()}@exemple.fr`, password: 'une-phrase-secrete' };
}

/** Nothing of the conversation may lie outside the window, nor any of the window stay empty. */
async function fills(page) {
  const [composer, height] = await page.evaluate(() => {
    const root = document.querySelector('autovisite-chat').shadowRoot;
    return [root.querySelector('.composer').getBoundingClientRect().bottom, innerHeight];
  });
  assert.equal(Math.round(composer), height, 'the place to write stands at the bottom of the window');
}

/** Books, pays and confirms; answers the customer's page and the appointment's reference. */
export async function book(browser, product) {
  const { page, chat } = await visit(browser, product);
  await picture(page, '01-greeting');

  await chat.say('bonjour je voudrais un contrôle technique mardi matin');
  await chat.untilOffers();
  await picture(page, '02-slots');
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await fills(page);
  await picture(page, '03-summary');
  await chat.say('oui');
  await chat.hears(/1[45] minutes/);
  const { email } = someone('Léa Fontaine');
  await chat.say(email);
  await chat.hears(/Un code à six chiffres est parti/);
  await chat.write('000000');
  await page.getByTestId('chat-code-refused').waitFor();
  await chat.say(await codeFor(product, email));
  await chat.hears(/photo de votre carte grise/);
  assert.ok(!(await page.getByTestId('chat-log').innerText()).includes(email), 'the address is masked in what is kept');
  await picture(page, '03b-known');

  await chat.upload(await fromAPhone(page));
  await chat.hears(/PM-110-EP/, 120_000);
  await chat.hears(/TIGUAN/);
  await fills(page);
  const consent = page.getByTestId('chat-consent');
  assert.equal(await consent.isChecked(), false, 'nobody agrees for the customer');
  await picture(page, '04-carte-grise');
  await consent.check();
  await picture(page, '04b-consent');
  await chat.tap('C’est correct');
  await chat.hears(/je retire mon accord pour la photo/);
  await chat.paymentPage();
  await page.getByTestId('chat-link').last().click();
  await page.getByTestId('card-number').waitFor();
  await fillCard(page, '4242 4242 4242 4242');
  await picture(page, '05-payment');

  // A declined card first: the page says so and nothing is lost.
  await pay(page, '4000 0000 0000 0002');
  await page.getByText(/refusée/i).first().waitFor();
  await pay(page, '4242 4242 4242 4242').catch(async () => {});
  await page.waitForURL((url) => url.origin === product.url && url.pathname === '/');
  await new Chat(page).opened();
  await chat.hears(/est confirmé/i, 60_000);
  // What was offered before is over: the thanks, and the ways to pay.
  await page.getByTestId('chat-notice').waitFor({ state: 'detached' });
  // A paid appointment offers no payment.
  await page.getByTestId('chat-link').first().waitFor({ state: 'detached', timeout: 60_000 });
  assert.equal(await chat.button('Payer au centre').count(), 0);
  await picture(page, '06-confirmed');
  const [reference] = (await chat.transcript()).match(/RDV-[0-9A-Z]{7}/) ?? [];
  assert.ok(reference, 'the confirmation names the reference');
  return { page, chat, reference };
}

/** The centre everybody books in. */
export async function partDieu(product) {
  const { centres } = await graph(product.url, '{ centres(search: "part-dieu") { edges { node { id } } } }');
  return centres.edges[0].node.id;
}

/** Where the centre's staff see this appointment: its centre, day, id and status. */
export async function dayOf(product, reference) {
  const { logIn } = await graph(
    product.url,
    'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }',
    { i: { email: 'accueil@demo.example', password: PASSWORD } },
  );
  const token = logIn.session.accessToken;
  const centre = await partDieu(product);
  const day = new Date();
  for (let ahead = 0; ahead < 40; ahead += 1, day.setDate(day.getDate() + 1)) {
    const date = day.toISOString().slice(0, 10);
    const { dayBoard } = await graph(
      product.url,
      'query($c: UUID!, $d: NaiveDate!) { dayBoard(centreId: $c, date: $d) { id reference status } }',
      { c: centre, d: date },
      token,
    );
    const row = dayBoard.find((one) => one.reference === reference);
    if (row) return { centre, date, ...row };
  }
  throw new Error(`${reference} is on no day's board`);
}

/** Ticks what is left of the checklist, a whole function in one gesture each; answers how many it took. */
export async function everyPoint(page) {
  const whole = page.locator('[data-testid^="check-function-"]');
  const gestures = await whole.count();
  for (let left = gestures; left > 0; left -= 1) {
    await whole.first().click();
    await page.waitForFunction((most) => document.querySelectorAll('[data-testid^="check-function-"]').length < most, left);
  }
  await page.getByTestId('missing').waitFor({ state: 'detached' });
  return gestures;
}

/** Checks in, inspects and signs as the demo inspector. */
export async function inspect(browser, product, reference) {
  const { centre, date } = await dayOf(product, reference);
  const page = await person(browser, desk);
  await logInAt(page, product, 'controleur@demo.example', `/centre?centre=${centre}&date=${date}`);
  const row = page.getByTestId(`board-row-${reference}`);
  await row.waitFor();
  await picture(page, '07-board');
  await row.getByTestId('checkin').click();
  await row.getByTestId('inspect').click();
  // The carte grise told who the vehicle is; the rest is read on it.
  await page.getByTestId('identity-usage').selectOption('ORDINARY');
  await page.getByTestId('odometer').fill('128 450');
  await page.getByTestId('odometer').blur();
  await page.getByTestId('identity-state').filter({ hasText: 'Tout est enregistré' }).waitFor();
  await page.getByTestId('missing').waitFor({ state: 'detached' });
  await page.getByTestId('start').click();
  await page.getByTestId('defect-search').waitFor();

  await page.getByTestId('defect-search').fill('essuie-glace');
  const minor = page.locator('.choice').filter({ hasText: /mineure/i }).first();
  await minor.click();
  await page.getByTestId('add-defect').click();
  await page.getByTestId('add-defect').waitFor({ state: 'detached' });
  await picture(page, '08-inspection');
  await everyPoint(page);
  await page.getByTestId('complete').click();
  await page.getByTestId('sign').click();
  await picture(page, '09-signing');
  await page.getByTestId('sign-confirm').click();
  await page.getByTestId('outcome-A').first().waitFor();
  await page.getByTestId('signed').waitFor();
  assert.deepEqual(page.troubles, []);
  return page;
}

/** What is kept of the certificate is told, no longer allowed, and at last forgotten. */
export async function forgets(product, customer) {
  const { page } = customer;
  await page.goto(`${product.url}/mon-espace`);
  const row = page.getByTestId('certificate-PM-110-EP');
  await row.waitFor();
  // Dated by the inspection that was signed here a moment ago.
  await row.getByText(new RegExp(`au plus tard le .*${new Date().getFullYear() + 2}`)).waitFor();
  await row.scrollIntoViewIfNeeded();
  await picture(page, '13-certificates');
  await row.getByTestId('withdraw-picture').click();
  await row.getByTestId('withdraw-picture').waitFor({ state: 'detached' });
  await row.getByTestId('delete-certificate').click();
  await picture(page, '14-delete');
  await page.getByTestId('delete-certificate-confirm').click();
  await row.waitFor({ state: 'detached' });
  await picture(page, '15-forgotten');
  assert.deepEqual(page.troubles, []);
}

/** The customer finds the certificate in the chat and opens it. */
export async function certificate(product, customer) {
  const { page, chat } = customer;
  await page.bringToFront();
  await chat.hears(/favorable/i, 60_000);
  const attachment = page.getByTestId('chat-attachment').last();
  await attachment.waitFor();
  await attachment.scrollIntoViewIfNeeded();
  await picture(page, '10-certificate');
  const address = new URL(await attachment.getAttribute('href'), product.url);
  const response = await fetch(address);
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  const pdf = Buffer.from(await response.arrayBuffer());
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  const file = join(product.data, 'certificate.pdf');
  await writeFile(file, pdf);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.match(text, /PM-110-EP/);
  assert.match(text, /favorable/i);
  const [verification] = text.match(/\/verify\/[A-Z0-9-]+/i) ?? [];
  assert.ok(verification, 'the certificate prints its verification address');
  await page.goto(product.url + verification);
  await page.getByText('PM-110-EP').first().waitFor();
  await picture(page, '11-verification');
  await page.goto(`${product.url}/mailbox`);
  await page.getByRole('link').first().waitFor();
  await picture(page, '12-mailbox');
  // The letter leaves some moments after the certificate.
  const letter = page.getByRole('link', { name: /PM-110-EP/ }).first();
  for (let look = 0; look < 20 && !(await letter.isVisible()); look += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  await letter.click();
  await page.getByText(/favorable/i).first().waitFor();
  assert.deepEqual(page.troubles, []);
}
