// The first visit on a telephone with a slow line: the first message is there within three seconds.
import assert from 'node:assert/strict';
import { person, phone, picture } from './browser.mjs';

/** Bytes a second, and milliseconds there and back. */
const LINE = { offline: false, latency: 100, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const WITHIN_MS = 3_000;
/** Other work on the machine only makes it later: the first of so many visits that is in time counts. */
const VISITS = 5;

export async function firstMessage(browser, product) {
  const seconds = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await person(browser, phone);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', LINE);
    const begun = performance.now();
    await page.goto(product.url, { waitUntil: 'commit' });
    // Said by the page itself until the chat is there, then by the chat.
    await page.locator('.chatbox.early p').or(page.getByTestId('message-assistant')).first().waitFor();
    seconds.push((performance.now() - begun) / 1_000);
    if (visit === 0) await picture(page, '34-first-message');
    await page.getByTestId('message-assistant').first().waitFor();
    assert.equal(await page.locator('.chatbox.early').count(), 0, 'the chat takes the place of its first words');
    assert.deepEqual(page.troubles, []);
    await page.context().close();
    if (seconds.at(-1) * 1_000 < WITHIN_MS) break;
  }
  assert.ok(Math.min(...seconds) * 1_000 < WITHIN_MS, `the first message came after ${seconds.map((one) => one.toFixed(1)).join(', ')} s`);
  return seconds;
}
