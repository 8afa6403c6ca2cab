/** Light or dark, as a component reads it. */
import { useSyncExternalStore } from 'react';
import { currentTheme, watchTheme, type Theme } from './colours.js';

export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, currentTheme);
}
