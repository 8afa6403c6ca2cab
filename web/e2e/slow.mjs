// The first visit on a telephone with a slow line: how long until the first message is there. How long it may
// take is asked where the machine does nothing else: `tools/audit.sh lighthouse`.
import assert from 'node:assert/strict';
import { person, phone, picture } from './browser.mjs';

/** Bytes a second, and milliseconds there and back. */
const LINE = { offline: false, latency: 100, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** Answers the seconds from the address to the first message that can be read. */
export async function firstMessage(browser, product) {
  const page = await person(browser, phone);
  page.setDefaultTimeout(60_000);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  const begun = performance.now();
  await page.goto(product.url, { waitUntil: 'commit' });
  // Said by the page itself until the chat is there, then by the chat.
  await page.locator('.chatbox.early p').or(page.getByTestId('message-assistant')).first().waitFor();
  const seconds = (performance.now() - begun) / 1_000;
  await picture(page, '34-first-message');
  await page.getByTestId('message-assistant').first().waitFor();
  assert.equal(await page.locator('.chatbox.early').count(), 0, 'the chat takes the place of its first words');
  assert.deepEqual(page.troubles, []);
  await page.context().close();
  return seconds;
}
