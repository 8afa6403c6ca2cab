/**
 * First of all, and small: what the page looks like, who is speaking and, where the chat is all there is,
 * what it says. The page itself is on its way meanwhile; on a slow line that takes seconds.
 * Decisions: docs/decisions/web.md
 */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/pages.css';
import { bindFrench, graphFor } from '@autovisite/graph';
import { begin } from '@autovisite/widget/opening';
import { applyTheme } from './colours.js';
import { locale } from './locale.js';

applyTheme();
document.documentElement.lang = locale;
/** What the page says until it is there; React takes its place. */
const shell = document.getElementById('early');
// Who comes back from a payment may have their conversation elsewhere: the page looks first.
if (location.pathname === '/' && !new URLSearchParams(location.search).has('appointment')) {
  shell?.classList.add('filled');
  void begin(graphFor('/graphql', locale), locale, localStorage)
    .then(({ messages }) => greet(messages.findLast(({ author, text }) => author === 'ASSISTANT' && text)?.text ?? null))
    // The chat tells whoever waits for it.
    .catch(() => undefined);
}

/** What the assistant said last, where the chat will show it. */
function greet(text: string | null): void {
  if (!text || !shell?.isConnected) return;
  const [home, box, bubble] = [document.createElement('div'), document.createElement('div'), document.createElement('p')];
  home.className = 'home';
  box.className = 'chatbox early';
  bubble.textContent = locale === 'fr' ? bindFrench(text) : text;
  box.append(bubble);
  home.append(document.createElement('aside'), box);
  shell.querySelector('main')?.replaceChildren(home);
}

void import('./main.js');
// Where a link from elsewhere leads, its own part is asked for beside the frame, not after it.
if (location.pathname === '/rendez-vous') void import('./booking/page.js');
