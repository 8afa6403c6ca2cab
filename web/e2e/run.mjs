// The browser test: starts the product, walks the journey, kills and restarts it on the way.
// With --cluster the product is separate processes, which are killed one at a time.
import { paidByCard, withoutChat } from './booking.mjs';
import { launch } from './browser.mjs';
import { inbox, manager, reception } from './centre.mjs';
import { separately } from './cluster.mjs';
import { bookLater, inspected, welcomed } from './desk.mjs';
import { embedded, Garage, unlisted } from './elsewhere.mjs';
import { everyPage } from './frame.mjs';
import { book, certificate, forgets, inspect } from './journey.mjs';
import { Product } from './product.mjs';
import { withoutScript } from './public.mjs';
import { byLink, registered } from './letters.mjs';
import { registerKept } from './inspectors.mjs';
import { byKeyboard } from './keyboard.mjs';
import { lettersSeen, remindersChosen } from './told.mjs';
import { killedTwice } from './recovery.mjs';
import { badAddresses, notTheirs, refusedAndBooked } from './refusals.mjs';
import { protectedInChat } from './second-factor.mjs';
import { firstMessage } from './slow.mjs';
import { afterwards, inEnglish, lookedAfter } from './space.mjs';
import { counted, withoutNetwork } from './tablet.mjs';

let passed = 0;
const results = [];

async function stage(name, walk) {
  const started = performance.now();
  const value = await walk();
  passed += 1;
  results.push(`  ok ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  console.log(results.at(-1));
  return value;
}

const cluster = process.argv.includes('--cluster');
let product = null;
const garage = await Garage.open(() => product);
product = await Product.create({ AUTOVISITE_WIDGET_HOSTS: garage.url }, { cluster });
const browser = await launch();
let failure = null;
try {
  await stage('the product starts', () => product.start());
  await stage('a first visit on a slow line is greeted, and the chat takes over', () => firstMessage(browser, product));
  const customer = await stage('from « bonjour » to a paid, confirmed appointment', () => book(browser, product));
  await stage('checked in, inspected and signed', () => inspect(browser, product, customer.reference));
  await stage('the certificate is opened in the chat and verified', () => certificate(product, customer));
  await stage('Mon espace shows the vehicle, its inspection and its papers', () => afterwards(product, customer));
  await stage('what is kept of the carte grise is told, withdrawn and forgotten', () => forgets(product, customer));
  const later = await stage('a car is booked with its plate to come « plus tard »', () => bookLater(browser, product));
  await stage('it is welcomed with its plate and paid in cash', () => welcomed(browser, product, later));
  await stage('a taxi is described, inspected with a defect at each place, and signed', () => inspected(browser, product, later));
  await stage('a tablet works without network, is reloaded there, and sends what was done', () => withoutNetwork(browser, product));
  await stage('a clean car takes twelve gestures, three defects twenty-five', () => counted(browser, product));
  await stage('reception books for callers, finds, drags, moves, calls off, takes cash and counts it', () => reception(browser, product));
  await stage('a manager sets up hours, closures, lanes, the company, prices and the catalogue', () => manager(browser, product));
  await stage('a manager keeps the register of the inspectors', () => registerKept(browser, product));
  await stage('a manager looks at every letter that leaves by itself', () => lettersSeen(browser, product));
  await stage('a customer chooses each reminder by itself', () => remindersChosen(browser, product, 'camille@demo.example'));
  await stage('who asks for a person in the chat is answered from the inbox', () => inbox(browser, product));
  await stage('the public pages are read without a script, in both languages', () => withoutScript(browser, product));
  await stage('without the chat: booked by keyboard alone, in 45 presses', () => byKeyboard(browser, product));
  const booked = await stage('without the chat: booked through a lost answer, reloads and second clicks', () => withoutChat(browser, product));
  await stage('Mon espace moves it, has it paid, and calls it off with its refund', () => lookedAfter(product, booked));
  await stage('Mon espace in English and in the dark', () => inEnglish(product, booked.page));
  await stage('without the chat, by a link, in English: a lost slot, then paid by card', () => paidByCard(browser, product));
  const letter = await stage('a registration is proven by the code of its letter', () => registered(browser, product));
  await stage('the link beside a code lets a telephone in, once', () => byLink(browser, product, letter));
  await stage('who has a second factor enters in the chat with both codes', () => protectedInChat(browser, product));
  await stage('every page of the app in light, dark and at 320 px, for guests and staff', () => everyPage(browser, product));
  await stage('the chat on another site books, reads and is paid', () => embedded(browser, product, garage));
  await stage('a site that is not listed gets no chat', () => unlisted(browser, product, garage));
  if (cluster) {
    await stage('a process that is killed costs its part, comes back and has forgotten nothing', () =>
      separately(browser, product),
    );
  } else {
    const refused = await stage('a closed day, a lost slot and bad files end in a confirmed appointment', () =>
      refusedAndBooked(browser, product),
    );
    await stage('another person’s appointment stays unseen and untouched', () => notTheirs(product, refused));
    await stage('spent, unknown and tampered addresses are answered in words', () => badAddresses(product, refused));
    await stage('killed while reading and while being paid, it keeps its promises', () => killedTwice(browser, product));
  }
  await stage('Ctrl-C stops it cleanly', async () => {
    const code = await product.stop();
    if (code !== 0) throw new Error(`exit code ${code}`);
  });
} catch (error) {
  failure = error;
  console.error(await product.lastWords());
  console.error(error);
  await product.kill().catch(() => undefined);
} finally {
  await browser.close();
  garage.close();
  await product.remove();
}
console.log(`${passed} passed, ${failure ? 1 : 0} failed`);
process.exit(failure ? 1 : 0);
