// Letters that let somebody in: a registration proven by its code, and a link opened in another browser.
import assert from 'node:assert/strict';
import { accessible } from './axe.mjs';
import { desk, person, phone, picture } from './browser.mjs';
import { someone } from './journey.mjs';
import { codeFor } from './product.mjs';

/** The link of the last letter to this address that was not seen before. */
async function linkFor(product, email, seen = []) {
  for (let look = 0; look < 60; look += 1) {
    const list = await (await fetch(`${product.url}/mailbox`)).text();
    for (const [, path] of list.matchAll(/href="(\/mailbox\/[^"]+)"/g)) {
      const letter = await (await fetch(product.url + path)).text();
      const [link] = letter.includes(email) ? (/https?:\/\/[^\s<"]+\/entrer#[\w-]+/.exec(letter) ?? []) : [];
      if (link && !seen.includes(link)) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no link for ${email} in the mailbox`);
}

/** Registered with a password, proven by the code of the letter that came by itself. */
export async function registered(browser, product) {
  const account = someone('Inès Roche');
  const page = await person(browser, desk);
  await page.goto(`${product.url}/connexion`);
  await page.getByTestId('access-switch').click();
  await page.getByTestId('register-name').fill(account.name);
  await page.getByTestId('register-email').fill(account.email);
  await page.getByTestId('register-password').fill(account.password);
  await page.getByTestId('register-submit').click();
  await page.getByTestId('code-digits').waitFor();
  await accessible(page, 'the page that asks for the code of a registration');
  await picture(page, '40-confirm-address');
  await page.getByTestId('code-digits').fill(await codeFor(product, account.email));
  await page.getByTestId('code-submit').click();
  await page.getByTestId('code-digits').waitFor({ state: 'detached' });
  await page.goto(`${product.url}/mon-espace/securite`);
  await page.getByTestId('address').filter({ hasText: 'vérifiée' }).waitFor();
  await picture(page, '41-address-verified');
  assert.deepEqual(page.troubles, []);
  return { account, registration: await linkFor(product, account.email) };
}

/** The link beside a code, opened on a telephone: looked at, pressed once, used up. */
export async function byLink(browser, product, { account, registration }) {
  const asking = await person(browser, desk);
  await asking.goto(`${product.url}/connexion`);
  await asking.getByTestId('access-code').click();
  await asking.getByTestId('code-email').fill(account.email);
  await asking.getByTestId('code-submit').click();
  await asking.getByTestId('code-digits').waitFor();
  await picture(asking, '42-code-asked');
  const link = await linkFor(product, account.email, [registration]);

  const page = await person(browser, phone);
  await page.goto(link);
  await page.getByTestId('letter-link').waitFor();
  await accessible(page, 'the page of a link beside a code');
  await picture(page, '43-letter-link');
  // A mail program that opens links, scripts and all, uses nothing up.
  await page.reload();
  await page.getByTestId('letter-link-enter').click();
  await page.waitForURL(`${product.url}/`);
  await page.goto(`${product.url}/mon-espace`);
  await page.getByText(account.email).first().waitFor();
  await picture(page, '44-entered-by-link');
  assert.deepEqual(page.troubles, []);

  const late = await person(browser, phone);
  await late.goto(link);
  await late.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();
  await accessible(late, 'a link that was used');
  await picture(late, '45-link-used');
}
