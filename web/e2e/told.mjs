// What leaves by itself: a manager looks at every letter, a customer chooses which reminders they get.
import assert from 'node:assert/strict';
import { accessible, contained } from './axe.mjs';
import { desk, person, phone, picture } from './browser.mjs';
import { logInAt } from './journey.mjs';

/** Every letter as it leaves, as a page in which nothing runs and as text, in both languages. */
export async function lettersSeen(browser, product) {
  const page = await person(browser, desk);
  await logInAt(page, product, 'responsable@demo.example', '/centre');
  await page.getByTestId('place-letters').click();
  const text = page.getByTestId('letter-text');
  await text.filter({ hasText: 'Votre rendez-vous est confirmé' }).waitFor();
  const frame = page.getByTestId('letter-page');
  assert.equal(await frame.getAttribute('sandbox'), '');
  await page.frameLocator('[data-testid="letter-page"]').getByText('Votre rendez-vous est confirmé.').waitFor();
  await accessible(page, 'the letters as they leave');
  await picture(page, '60-letters');
  await page.getByTestId('letter-CANCELLED').click();
  await text.filter({ hasText: 'Comme demandé' }).waitFor();
  await page.getByTestId('letter-next').click();
  await text.filter({ hasText: 'Le centre a dû annuler' }).waitFor();
  // The address holds the choice, and the mark follows it.
  await page.getByTestId('letter-language-EN').click();
  await text.filter({ hasText: /^Hello Camille Martin/ }).waitFor();
  // The address says what is looked at.
  await page.reload();
  await text.filter({ hasText: /^Hello Camille Martin/ }).waitFor();
  await page.setViewportSize(phone.viewport);
  await contained(page, 'the letters on a telephone');
  await picture(page, '61-letters-phone');
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

/** One reminder is stopped by itself, and stays so; what is always sent is said. */
export async function remindersChosen(browser, product, email) {
  const page = await person(browser, phone);
  await logInAt(page, product, email, '/mon-espace');
  const hours = page.getByTestId('reminder-HOURS_BEFORE-NONE');
  await page.getByTestId('reminder-HOURS_BEFORE-EMAIL').and(page.locator(':checked')).waitFor({ state: 'attached' });
  await page.locator('#rappels .option', { has: hours }).click();
  await page.locator('#rappels').getByText('C’est noté.').waitFor();
  await page.getByTestId('always-sent').filter({ hasText: 'documents du contrôle' }).waitFor();
  await accessible(page, 'the reminders of a customer');
  await page.locator('#rappels').scrollIntoViewIfNeeded();
  await picture(page, '62-reminders');
  await page.reload();
  await page.getByTestId('reminder-HOURS_BEFORE-NONE').and(page.locator(':checked')).waitFor({ state: 'attached' });
  await page.getByTestId('reminder-DAY_BEFORE-EMAIL').and(page.locator(':checked')).waitFor({ state: 'attached' });
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}
