/**
 * Keeps the page inside what can be seen. `interactive-widget=resizes-content` makes most browsers shrink
 * the page when the on-screen keyboard opens; Safari leaves it as it was and moves the view instead. There
 * the visible part is given to the style sheet as `--seen-height` and `--seen-top`; everywhere else, and
 * whenever no keyboard covers the page, both are absent and `100dvh` decides.
 */

/** Less than this is a toolbar, not a keyboard. */
const KEYBOARD_PX = 120;

export interface View {
  /** Of the window, as the page is laid out. */
  innerHeight: number;
  /** Of what can be seen. */
  height: number;
  offsetTop: number;
  scale: number;
}

/** The visible part while a keyboard covers the rest; null where none does, or where the person has zoomed in. */
export function covered({ innerHeight, height, offsetTop, scale }: View): { height: number; top: number } | null {
  if (Math.abs(scale - 1) > 0.01 || innerHeight - height < KEYBOARD_PX) return null;
  return { height: Math.round(height), top: Math.round(offsetTop) };
}

/** Follows the visual viewport for as long as the page lives. */
export function followKeyboard(): void {
  const view = window.visualViewport;
  if (!view) return;
  const { style } = document.documentElement;
  const apply = () => {
    const seen = covered({ innerHeight, height: view.height, offsetTop: view.offsetTop, scale: view.scale });
    if (seen) {
      style.setProperty('--seen-height', `${seen.height}px`);
      style.setProperty('--seen-top', `${seen.top}px`);
    } else {
      style.removeProperty('--seen-height');
      style.removeProperty('--seen-top');
    }
  };
  view.addEventListener('resize', apply);
  view.addEventListener('scroll', apply);
  apply();
}
