// Looks a page over with axe-core: no violation, and nothing wider than the window.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** No violation of WCAG 2.2 A and AA nor of best practice, as axe can see it. */
export async function accessible(page, what) {
  // Evaluated, not added as a tag: the page's policy allows no foreign script.
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(({ html }) => html).join('\n    ')}`);
  });
  assert.deepEqual(found, [], `axe on ${what}:\n${found.join('\n')}`);
  await contained(page, what);
}

/** Nothing is wider than the window. */
export async function contained(page, what) {
  // Not `innerWidth`: on a phone it grows with what does not fit.
  const window = page.viewportSize().width;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= window, `${what} is ${wide} px wide in a window of ${window}`);
}

/** From the narrowest phones to the widest desks: nothing wider than the window, on each of these addresses. */
export async function narrow(page, product, addresses) {
  const before = page.viewportSize();
  for (const address of addresses) {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(product.url + address);
    await page.locator('main :is(h1, h2)').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    for (const width of [320, 820, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await contained(page, `${address} at ${width} px`);
    }
  }
  await page.setViewportSize(before);
}
