/**
 * The one line of another site: `<script src="https://…/widget/embed.js" async></script>` puts the chat
 * where it stands, in a frame of our own origin. So the host page holds no password, no token and none of
 * the conversation, and needs no permission to call the graph. A plain script: it is loaded without CORS.
 *
 * Attributes: `data-locale` (`fr`, `en`), `data-theme` (`light`, `dark`), `data-accent` (a colour),
 * `data-height` (of the frame, `600px` where absent).
 */
(() => {
  // Within a function: a plain script's own names would become those of the host page.
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const address = new URL('/widget/frame.html', script.src);
  for (const name of ['locale', 'theme', 'accent']) {
    const value = script.dataset[name];
    if (value) address.searchParams.set(name, value);
  }
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = script.dataset['locale'] === 'en' ? 'Auto Visite assistant' : 'Assistant Auto Visite';
  frame.dataset['testid'] = 'autovisite-frame';
  frame.style.cssText = 'display:block;width:100%;border:0';
  frame.style.height = script.dataset['height'] ?? '600px';
  script.after(frame);
})();
