// A manager keeps the register of the centre's inspectors: taken in, trained, present, and what is told once nobody is left.
import assert from 'node:assert/strict';
import { accessible } from './axe.mjs';
import { desk, person, picture } from './browser.mjs';
import { logInAt, PASSWORD } from './journey.mjs';
import { graph } from './product.mjs';

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** Of a centre at which the other journeys inspect nothing: a register, once begun, holds for good. */
export async function registerKept(browser, product) {
  const ask = (query, variables, token) => graph(product.url, query, variables, token);
  const { logIn } = await ask('mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }', {
    i: { email: 'responsable@demo.example', password: PASSWORD },
  });
  const { centres } = await ask('{ centres(first: 50) { nodes { id slug } } }');
  const centre = centres.nodes.findLast(({ slug }) => slug !== 'lyon-part-dieu').id;
  const invitation = { email: 'controleur@demo.example', displayName: 'Agnès Thévenoux', centreId: centre, roles: ['INSPECTOR'] };
  await ask('mutation($i: InviteStaffInput!) { inviteStaff(input: $i) { user { id } } }', { i: invitation }, logIn.session.accessToken);

  const page = await person(browser, desk);
  await logInAt(page, product, 'responsable@demo.example', `/centre/reglages?centre=${centre}`);
  await page.getByTestId('inspector-add').click();
  const choices = page.getByTestId('inspector-person').locator('option');
  await choices.filter({ hasText: 'Agnès' }).waitFor({ state: 'attached' });
  await page.getByTestId('inspector-person').selectOption(await choices.filter({ hasText: 'Agnès' }).getAttribute('value'));
  await page.getByTestId('inspector-name').fill('Agnès Thévenoux');
  await page.getByTestId('inspector-number').fill('069D1234');
  await page.getByTestId('inspector-approved').fill('2020-02-01');
  await accessible(page, 'an inspector who is taken into the register');
  await page.getByTestId('inspector-save').click();
  const row = page.getByTestId('inspector-069D1234');
  await row.waitFor();
  await row.getByTestId('inspector-train').click();
  await page.getByTestId('training-qualification').selectOption('LIGHT');
  await page.getByTestId('training-day').fill(`${new Date().getFullYear()}-03-02`);
  await page.getByTestId('training-certificate').fill('F-1');
  await page.getByTestId('training-save').click();
  await row.filter({ hasText: 'formation valable jusqu’au' }).waitFor();
  await row.getByTestId('inspector-present').click();
  await row.getByTestId('inspector-presence').filter({ hasText: /présent/i }).waitFor();
  await accessible(page, 'the register of inspectors');
  await row.scrollIntoViewIfNeeded();
  await picture(page, '37-inspectors');
  await row.getByTestId('inspector-change').click();
  await page.getByTestId('inspector-retire').click();
  // It says first what that means.
  await page.getByText('plus aucun contrôle ne commence ici').waitFor();
  await page.getByTestId('inspector-retire').click();
  await row.waitFor({ state: 'detached' });
  assert.match(plain(await page.locator('#controleurs, main').first().innerText()), /même retirée, personne ne commence/);
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}
