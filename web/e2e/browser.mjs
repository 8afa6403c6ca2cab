// Debian's Chromium, driven by playwright-core; nothing is downloaded.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './product.mjs';

const executablePath =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true };
export const desk = { viewport: { width: 1280, height: 860 } };

export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The free times of the month after the one that the calendar opens with: on the last evening of a month, that is the next. */
export async function timesOfNextMonth(page) {
  const first = page.getByTestId('time').first();
  const month = (await first.getAttribute('data-start')).slice(0, 7);
  await page.getByTestId('next-month').click();
  // What was shown goes once the other month is read.
  const times = page.locator(`[data-testid="time"]:not([data-start^="${month}"])`);
  await times.first().waitFor();
  return times;
}

/** A page of its own person; script errors and refused resources are collected in `page.troubles`. */
export async function person(browser, options) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('console', (line) => {
    // A refused request is an answer the page shows in words; the rest must not happen.
    const text = line.text();
    if (line.type() === 'error' && !/status of (4\d\d)/.test(text)) page.troubles.push(text);
  });
  return page;
}

const shots = process.env.AUTOVISITE_SCREENSHOTS ?? join(root, 'docs/screenshots/tmp');

/** Takes a picture of this stage. */
export async function picture(page, name) {
  await mkdir(shots, { recursive: true });
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(shots, `${name}.png`) });
}
