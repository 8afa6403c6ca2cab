// Talks to the assistant in a page, or in a frame of one, as a person does: reads, types, taps.
import assert from 'node:assert/strict';
import { codeFor } from './product.mjs';

export class Chat {
  constructor(page) {
    this.page = page;
    this.said = page.getByTestId('message-assistant');
  }

  async opened() {
    await this.said.first().waitFor();
    return this;
  }

  /** Everything the assistant has said, as one text. */
  async transcript() {
    return (await this.said.allInnerTexts()).join('\n').replaceAll(/[\u00a0\u202f]/g, ' ');
  }

  async last() {
    return (await this.said.last().innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
  }

  async #answered(act) {
    const before = await this.said.count();
    await act();
    await this.page.waitForFunction(
      ({ before }) => {
        const chat = document.querySelector('autovisite-chat')?.shadowRoot;
        return (chat?.querySelectorAll('[data-testid="message-assistant"]').length ?? 0) > before;
      },
      { before },
    );
    await this.page.getByTestId('chat-typing').waitFor({ state: 'detached' });
  }

  async say(text) {
    await this.#answered(() => this.write(text));
  }

  /** Writes what the assistant may not answer. */
  async write(text) {
    await this.page.getByTestId('chat-input').fill(text);
    await this.page.getByTestId('chat-send').click();
  }

  /** Taps the last offered button whose label contains `label`. */
  async tap(label) {
    await this.#answered(() => this.button(label).click());
  }

  button(label) {
    return this.page.getByTestId('chat-button').filter({ hasText: label }).last();
  }

  /** Waits until the assistant says something that matches. */
  async hears(pattern, timeout = 30_000) {
    const end = Date.now() + timeout;
    for (;;) {
      if (pattern.test(await this.transcript())) return;
      assert.ok(Date.now() < end, `the assistant never said ${pattern}:\n${await this.transcript()}`);
      await this.page.waitForTimeout(150);
    }
  }

  /** Answers the questions of a booking until slots are offered. */
  async untilOffers() {
    for (let turn = 0; turn < 8; turn += 1) {
      const last = await this.last();
      if (await this.button('Autres horaires').isVisible()) return;
      if (/énergie|carburant|roule/i.test(last)) await this.tap('Essence');
      else if (/immatriculation|plaque/i.test(last)) await this.tap('Plus tard');
      else if (/centre/i.test(last)) await this.tap('Lyon Part-Dieu');
      else throw new Error(`an unexpected question: ${last}`);
    }
  }

  /** Takes the first slot offered; answers its label, « Mardi 24 novembre à 8h · 79,00 € ». */
  async firstSlot(before = async () => {}) {
    const slot = this.page.getByTestId('chat-button').filter({ hasText: /\d+\s?h/ }).first();
    const label = (await slot.innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
    await before(label);
    await this.#answered(() => slot.click());
    return label;
  }

  /** The address of the payment page the assistant offers. */
  async paymentPage() {
    const link = this.page.getByTestId('chat-link').last();
    await link.waitFor();
    return new URL(await link.getAttribute('href'), this.page.url()).href;
  }

  /** Sends a photo through the upload button. */
  async upload(file) {
    await this.page.getByTestId('chat-upload').last().waitFor();
    await this.page.getByTestId('chat-upload-input').setInputFiles(file);
  }

  async register({ name, email, password }) {
    await this.page.getByTestId('chat-login').last().click();
    await this.page.getByTestId('access-panel').waitFor();
    if (!(await this.page.getByTestId('register-name').isVisible())) {
      await this.page.getByTestId('access-switch').click();
    }
    await this.page.getByTestId('register-name').fill(name);
    await this.page.getByTestId('register-email').fill(email);
    await this.page.getByTestId('register-password').fill(password);
    await this.page.getByTestId('register-submit').click();
    await this.page.getByTestId('register-code').waitFor();
    const code = await codeFor({ url: new URL(this.page.url()).origin }, email);
    await this.page.getByTestId('register-code').fill(code);
    await this.#answered(() => this.page.getByTestId('register-submit').click());
  }
}
