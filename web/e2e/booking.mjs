// Booking without the chat, on a phone: every step, reloaded, gone back from, clicked twice, with a lost answer.
import assert from 'node:assert/strict';
import { accessible, contained } from './axe.mjs';
import { person, phone, picture, timesOfNextMonth } from './browser.mjs';
import { partDieu, someone } from './journey.mjs';
import { codeFor, graph } from './product.mjs';

const HOLD = `mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }`;
const CAR = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'DIESEL' };
/** As many screens as a phone may take, the confirmation not counted. */
const MOST_STEPS = 7;

const plain = (text) => text.replaceAll(/[\u00a0\u202f\u2011]/g, ' ');

/** A plate nobody else in these tests has. */
const newPlate = () => `EB-${String(Math.floor(Math.random() * 900) + 100)}-AV`;

/** What the graph is asked for from this page, by operation. */
function asked(page) {
  const seen = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
    const { query = '', variables } = request.postDataJSON() ?? {};
    seen.push({ name: /(?:mutation|query)\s+(\w+)/.exec(query)?.[1], variables });
  });
  return (name) => seen.filter((one) => one.name === name);
}

/** Loses the next answer to `operation`: the server did what it was asked, and nobody heard. */
async function loseAnswer(page, operation) {
  let lost = 0;
  await page.route('**/graphql', async (route) => {
    const text = route.request().postData() ?? '';
    if (lost > 0 || !text.includes(`mutation ${operation}`)) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  return async () => {
    await page.unroute('**/graphql');
    assert.equal(lost, 1, `${operation} was sent`);
  };
}

/** Opens an account from the booking, as the log-in page offers it. */
async function signUp(page, product, account) {
  await page.getByTestId('booking-login').click();
  if (!(await page.getByTestId('register-name').isVisible())) await page.getByTestId('access-switch').click();
  await page.getByTestId('register-name').fill(account.name);
  await page.getByTestId('register-email').fill(account.email);
  await page.getByTestId('register-password').fill(account.password);
  await page.getByTestId('register-submit').click();
  await page.getByTestId('code-digits').fill(await codeFor(product, account.email));
  await page.getByTestId('code-submit').click();
}

/** Without a password: the code is sent, read and entered where one is. */
async function enterByCode(page, product, email) {
  await page.getByTestId('code-email').fill(email);
  await page.getByTestId('code-submit').click();
  await page.getByTestId('code-digits').fill(await codeFor(product, email));
  await page.getByTestId('code-submit').click();
}

/** From the home page to the choice of a time; every screen is looked over, reloaded and counted. */
async function upToTimes(page, product, plate) {
  let screens = 0;
  const seen = async (name) => {
    screens += 1;
    await accessible(page, name);
    await picture(page, `20-booking-${screens}-${name}`);
  };
  await page.goto(product.url);
  await page.getByTestId('book-without-chat').click();
  await page.getByTestId('centre-lyon-part-dieu').waitFor();
  await page.getByTestId('centre-search').fill('69003');
  await page.getByTestId('centre-villeurbanne').waitFor({ state: 'detached' });
  await seen('centre');
  await page.getByTestId('centre-lyon-part-dieu').click();

  await page.getByTestId('booking-plate').fill('nimporte quoi');
  await page.getByTestId('booking-next').click();
  await page.getByText(/n’a pas un format français/).waitFor();
  await page.getByTestId('booking-plate').fill(plate.toLowerCase().replaceAll('-', ' '));
  await page.getByTestId('category-CAR').check();
  await page.getByTestId('energy-DIESEL').check();
  await seen('vehicle');
  await page.getByTestId('booking-next').click();

  await page.getByTestId('service-PERIODIC').waitFor();
  assert.equal(await page.getByTestId('service-POLLUTION_CHECK').count(), 0, 'a car has no pollution check');
  assert.match(plain(await page.getByTestId('service-PERIODIC').innerText()), /85,00 €/);
  await seen('service');
  await page.getByTestId('service-PERIODIC').click();

  await page.getByTestId('time').first().waitFor();
  // The chat opens beside the step and knows what was chosen; what is asked there leaves the step as it was.
  await page.getByTestId('ask').click();
  await page.getByTestId('message-assistant').first().waitFor();
  assert.match(plain(await page.getByTestId('chat-input').inputValue()), /Contrôle technique, .*Part-Dieu, Voiture, Diesel. Ma question : $/);
  await accessible(page, 'the chat beside the booking');
  await contained(page, 'the chat beside the booking');
  await picture(page, '20-booking-ask');
  await page.getByTestId('ask-close').click();
  await page.reload();
  await page.getByTestId('time').first().waitFor();
  // Back leads to the step before, and forward here again.
  await page.goBack();
  await page.getByTestId('service-PERIODIC').waitFor();
  await page.goForward();
  await page.getByTestId('time').first().waitFor();
  await timesOfNextMonth(page);
  await seen('time');
  return screens;
}

/** Booked to be paid at the centre; the answer of the hold is lost on the way. */
export async function withoutChat(browser, product) {
  const page = await person(browser, phone);
  const asks = asked(page);
  const plate = newPlate();
  let screens = await upToTimes(page, product, plate);

  const heard = await loseAnswer(page, 'HoldSlot');
  const time = page.getByTestId('time').nth(2);
  const start = await time.getAttribute('data-start');
  await time.click();
  await page.getByTestId('problem').waitFor();
  await heard();
  await page.locator(`[data-testid="time"][data-start="${start}"]`).click();
  await page.getByTestId('countdown').waitFor();
  const holds = asks('HoldSlot');
  assert.equal(holds.length, 2);
  assert.equal(holds[0].variables.input.idempotencyKey, holds[1].variables.input.idempotencyKey, 'a lost answer is asked for again, not booked again');
  assert.match(await page.getByTestId('countdown').innerText(), /1[45]:\d\d/);
  screens += 1;
  await accessible(page, 'contact');
  await picture(page, `20-booking-${screens}-contact`);
  await page.reload();
  await page.getByTestId('countdown').waitFor();

  // Another time instead: the first one is given back, not kept beside it.
  await page.getByTestId('other-time').click();
  await page.getByTestId('kept-before').waitFor();
  await (await timesOfNextMonth(page)).first().click();
  await page.getByTestId('countdown').waitFor();
  assert.equal(asks('ReleaseHold').length, 1);

  const account = someone('Nadia Roche');
  await signUp(page, product, account);
  screens += 1; // the log-in page, for who prefers a password
  await page.getByTestId('pay-there').waitFor();
  screens += 1;
  assert.ok(screens <= MOST_STEPS, `${screens} screens`);
  await accessible(page, 'payment');
  await picture(page, `20-booking-${screens}-payment`);
  await page.setViewportSize({ width: 320, height: 700 });
  await contained(page, 'the payment at 320 px');
  await page.setViewportSize(phone.viewport);
  // Twice, as impatient people do.
  await page.getByTestId('pay-there').dblclick();
  await page.getByTestId('booking-done').waitFor();
  assert.equal(asks('PayAtCentre').length, 1);
  await accessible(page, 'confirmation');
  await picture(page, '20-booking-done');
  const file = decodeURIComponent((await page.getByTestId('calendar-file').getAttribute('href')) ?? '');
  assert.match(file, /BEGIN:VEVENT/);
  await page.reload();
  await page.getByTestId('booking-done').waitFor();
  const [reference] = (await page.locator('main').innerText()).match(/RDV-[0-9A-Z]{7}/) ?? [];
  assert.ok(reference);
  assert.deepEqual(page.troubles.filter((line) => !/ERR_CONNECTION_RESET|net::ERR/.test(line)), []);
  return { page, account, reference, plate };
}

/** By a link, in English, paid by card; the slot is taken by somebody else first. */
export async function paidByCard(browser, product) {
  const page = await person(browser, { ...phone, locale: 'en-GB' });
  await page.goto(`${product.url}/rendez-vous?centre=lyon-part-dieu&vehicule=CAR&energie=DIESEL&prestation=PERIODIC`);
  await page.getByTestId('time').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const time = page.getByTestId('time').last();
  const start = await time.getAttribute('data-start');
  const { startGuestSession } = await graph(product.url, 'mutation { startGuestSession(input: {}) { session { accessToken } } }');
  const rival = startGuestSession.session.accessToken;
  const centreId = await partDieu(product);
  for (let lane = 0; lane < 2; lane += 1) {
    await graph(product.url, HOLD, { i: { centreId, startsAt: start, idempotencyKey: `rival-${lane}-${start}`, ...CAR } }, rival);
  }
  await time.click();
  await page.getByText('this slot has just been taken', { exact: false }).waitFor();
  await page.locator(`[data-start="${start}"]`).waitFor({ state: 'detached' });
  await page.getByTestId('time').first().click();
  await page.getByTestId('countdown').waitFor();
  await enterByCode(page, product, someone('Tom Baker').email);
  await page.getByTestId('pay-card').click();
  await page.getByTestId('card-number').waitFor();
  // Left by the browser's back button: the payment can be taken up again.
  await page.goBack();
  await page.getByTestId('pay-card').click();
  await page.getByTestId('card-number').fill('4242 4242 4242 4242');
  await page.getByTestId('card-expiry').fill('12 / 34');
  await page.getByTestId('card-cvc').fill('123');
  await page.getByTestId('pay').click();
  await page.getByTestId('booking-done').waitFor({ timeout: 60_000 });
  assert.match(await page.locator('h1').innerText(), /confirmed/);
  await accessible(page, 'the confirmation in English');
  await picture(page, '21-booking-english');
  const [reference] = (await page.locator('main').innerText()).match(/RDV-[0-9A-Z]{7}/) ?? [];
  assert.deepEqual(page.troubles, []);
  return { page, reference };
}
