/** Light or dark: the system's choice until the person makes their own. Without React: it is needed before. */

export type Theme = 'light' | 'dark';
const KEY = 'autovisite.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const watchers = new Set<() => void>();

export function currentTheme(): Theme {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = currentTheme();
  for (const watcher of watchers) watcher();
}

export function toggleTheme(): void {
  localStorage.setItem(KEY, currentTheme() === 'dark' ? 'light' : 'dark');
  applyTheme();
}

/** Calls `watcher` after each change; returns the way to stop. */
export function watchTheme(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

system.addEventListener('change', applyTheme);
