/** Starts the app: typeface, styles, theme, the keyboard, the chat element, then React. */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/pages.css';
import './style/board.css';
import './style/inspection.css';
import './style/checklist.css';
import '@autovisite/widget';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followKeyboard } from './keyboard.js';
import { applyTheme } from './theme.js';

applyTheme();
followKeyboard();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
