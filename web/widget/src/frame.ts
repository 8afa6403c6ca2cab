/**
 * The page inside the frame that `embed.ts` opens on somebody else's site: the chat alone, on our own
 * origin. Reads `locale`, `theme` and `accent` from its address.
 */
import './index.js';

const asked = new URLSearchParams(location.search);
const chat = document.createElement('autovisite-chat');
for (const name of ['locale', 'theme']) {
  const value = asked.get(name);
  if (value) chat.setAttribute(name, value);
}
const accent = asked.get('accent');
if (accent && CSS.supports('color', accent)) {
  for (const name of ['--av-accent', '--av-mine']) chat.style.setProperty(name, accent);
}
if (asked.get('locale') === 'en') document.documentElement.lang = 'en';
document.body.append(chat);
