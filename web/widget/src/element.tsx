/** @jsxImportSource preact */
/**
 * `<autovisite-chat>`, on pages of our own origin: attributes `locale` (`fr` | `en`, default the
 * browser's), `theme` (`light` | `dark`, default the system's), `notice` (`paid` | `cancelled`, shown
 * once after the payment page), `draft` (what stands in the composer at first). Other sites frame such a page, see `embed.ts`. Colours and shape are CSS variables; `style/theme.css` lists them.
 */
import { graphFor, pickLocale, type Locale } from '@autovisite/graph';
import { render } from 'preact';
import { Conversation } from './conversation.js';
import actions from './style/actions.css?inline';
import frame from './style/frame.css?inline';
import log from './style/log.css?inline';
import theme from './style/theme.css?inline';
import { Chat } from './ui/chat.js';

export class ChatElement extends HTMLElement {
  static readonly observedAttributes = ['notice'];
  #conversation: Conversation | null = null;
  #root: ShadowRoot | null = null;
  #scheduled = false;

  connectedCallback(): void {
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(theme + log + actions + frame);
      this.#root.adoptedStyleSheets = [sheet];
    }
    const graph = graphFor('/graphql', this.#locale);
    this.#conversation = new Conversation({
      graph,
      locale: this.#locale,
      storage: localStorageOrNone(),
      changed: () => this.#schedule(),
    });
    this.#conversation.start();
    this.#schedule();
  }

  disconnectedCallback(): void {
    this.#conversation?.stop();
    this.#conversation = null;
    if (this.#root) render(null, this.#root);
  }

  attributeChangedCallback(): void {
    this.#schedule();
  }

  get #locale(): Locale {
    const asked = this.getAttribute('locale');
    return asked === 'fr' || asked === 'en' ? asked : pickLocale(navigator.languages);
  }

  /** Many changes in one turn draw once. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.#root || !this.#conversation) return;
      const notice = this.getAttribute('notice');
      render(
        <Chat
          conversation={this.#conversation}
          session={graphFor('/graphql', this.#locale).session}
          locale={this.#locale}
          notice={notice === 'paid' || notice === 'cancelled' ? notice : null}
          draft={this.getAttribute('draft') ?? ''}
          dismissNotice={() => this.removeAttribute('notice')}
        />,
        this.#root,
      );
    });
  }
}

function localStorageOrNone(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    localStorage.getItem('');
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}
