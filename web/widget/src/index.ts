/** Importing this module defines `<autovisite-chat>`, once. */
import { ChatElement } from './element.js';

export { ChatElement };

if (!customElements.get('autovisite-chat')) customElements.define('autovisite-chat', ChatElement);
