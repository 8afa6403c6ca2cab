// The public pages as a search engine reads them: without a script, in both languages, with right codes.
import assert from 'node:assert/strict';
import { accessible, contained } from './axe.mjs';
import { desk, person, phone, picture } from './browser.mjs';

const plain = (text) => text.replaceAll(/[\u00a0\u202f\u2011]/g, ' ');

/** Every page of the map, looked over; the map names no page that is not there. */
export async function withoutScript(browser, product) {
  const map = await (await fetch(`${product.url}/sitemap.xml`)).text();
  const addresses = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]);
  assert.ok(addresses.length > 15, map);
  assert.ok(addresses.every((address) => address.startsWith(product.url)));
  const robots = await (await fetch(`${product.url}/robots.txt`)).text();
  assert.match(robots, new RegExp(`Sitemap: ${product.url}/sitemap.xml`));

  // Blind to scripts, as many readers are; axe itself needs one, and looks in a second window.
  const reader = await person(browser, { ...phone, javaScriptEnabled: false });
  const seen = await person(browser, desk);
  const titles = new Set();
  for (const address of addresses) {
    const response = await reader.goto(address);
    assert.equal(response.status(), 200, address);
    if (new URL(address).pathname === '/') continue;
    const lang = new URL(address).pathname.startsWith('/en/') ? 'en' : 'fr';
    assert.equal(await reader.locator('html').getAttribute('lang'), lang, address);
    assert.equal(await reader.locator('h1').count(), 1, address);
    assert.equal(await reader.locator('link[rel=canonical]').getAttribute('href'), address);
    titles.add(await reader.title());
    await seen.goto(address);
    await accessible(seen, address);
    await seen.setViewportSize({ width: 320, height: 700 });
    await contained(seen, `${address} at 320 px`);
    await seen.setViewportSize(desk.viewport);
  }
  assert.equal(titles.size, addresses.length - 1, 'each page has a title of its own');

  await reader.goto(`${product.url}/centres/lyon-part-dieu`);
  const text = plain(await reader.locator('main').innerText());
  assert.match(text, /S069C012/);
  assert.match(text, /lundi\s+8 h – 18 h/);
  assert.match(text, /dimanche\s+Fermé/);
  assert.match(text, /Diesel\s+85,00 €\s+25,00 €/);
  const facts = JSON.parse(await reader.locator('script[type="application/ld+json"]').textContent());
  assert.equal(facts['@type'], 'AutomotiveBusiness');
  assert.equal(facts.address.postalCode, '69003');
  await picture(reader, '30-centre');
  // From the page into the booking, with the centre chosen.
  await seen.goto(`${product.url}/en/centres/lyon-part-dieu`);
  await picture(seen, '30-centre-desk');
  await seen.getByRole('link', { name: 'Book here' }).click();
  await seen.getByTestId('booking-plate').waitFor();
  assert.equal(await seen.locator('html').getAttribute('lang'), 'en');

  for (const path of ['/centres/nulle-part', '/en/centres/nowhere', '/nulle-part']) {
    assert.equal((await fetch(product.url + path)).status, 404, path);
  }
  assert.deepEqual(seen.troubles, []);
}
