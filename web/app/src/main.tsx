/** Starts the app: the keyboard, then React. Each page brings what it alone needs. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followKeyboard } from './keyboard.js';

followKeyboard();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
