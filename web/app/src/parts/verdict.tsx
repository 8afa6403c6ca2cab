/** Results and levels: always a picture, a word and a colour together. */
import type { DefectLevel, Outcome } from '@autovisite/graph';
import { locale } from '../graph.js';
import { CircleCheckIcon, InfoIcon, OctagonIcon, TriangleIcon } from './icons.js';

const OUTCOMES = {
  FAVOURABLE: { letter: 'A', fr: 'Favorable', en: 'Pass', tone: 'good', Icon: CircleCheckIcon },
  UNFAVOURABLE_MAJOR: { letter: 'S', fr: 'Défavorable\u00a0: défaillance majeure', en: 'Fail: major defect', tone: 'major', Icon: TriangleIcon },
  UNFAVOURABLE_CRITICAL: { letter: 'R', fr: 'Défavorable\u00a0: défaillance critique', en: 'Fail: critical defect', tone: 'critical', Icon: OctagonIcon },
} as const;

const LEVELS = {
  MINOR: { word: 'Mineure', tone: 'minor', Icon: InfoIcon },
  MAJOR: { word: 'Majeure', tone: 'major', Icon: TriangleIcon },
  CRITICAL: { word: 'Critique', tone: 'critical', Icon: OctagonIcon },
} as const;

export function outcomeWord(outcome: Outcome): string {
  const { letter, fr, en } = OUTCOMES[outcome];
  return `${letter} · ${locale === 'fr' ? fr : en}`;
}

export interface OutcomeBadgeProps {
  outcome: Outcome;
  /** `large` heads a page; `short` fits a narrow bar, where the level is read beside it. */
  size?: 'large' | 'short';
}

export function OutcomeBadge({ outcome, size }: OutcomeBadgeProps) {
  const { tone, letter, Icon } = OUTCOMES[outcome];
  const word = outcomeWord(outcome);
  return (
    <span className={`badge ${tone} ${size ?? ''}`} data-testid={`outcome-${letter}`}>
      <Icon />
      {size === 'short' ? word.split(/\s?:/)[0] : word}
    </span>
  );
}

export function LevelBadge({ level }: { level: DefectLevel }) {
  const { word, tone, Icon } = LEVELS[level];
  return (
    <span className={`badge ${tone}`}>
      <Icon />
      {word}
    </span>
  );
}

/** What the recorded defects lead to; the server decides when the inspection is completed. */
export function expectedOutcome(levels: readonly DefectLevel[]): Outcome {
  if (levels.includes('CRITICAL')) return 'UNFAVOURABLE_CRITICAL';
  return levels.includes('MAJOR') ? 'UNFAVOURABLE_MAJOR' : 'FAVOURABLE';
}
