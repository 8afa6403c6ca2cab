/** Starts the app: typeface, styles, theme, the keyboard, then React. Each page brings what it alone needs. */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/pages.css';
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
