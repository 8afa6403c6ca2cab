/** The app's pictures: drawn in the text's colour, silent for screen readers, always beside a word. */
function icon(path: string) {
  return function Icon() {
    return (
      <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        <path d={path} />
      </svg>
    );
  };
}

export const CheckIcon = icon('M5 12.5l4.5 4.5L19 7');
export const CircleCheckIcon = icon('M12 21a9 9 0 100-18 9 9 0 000 18zM8 12.5l2.7 2.7L16 9.5');
export const InfoIcon = icon('M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5M12 8h.01');
export const TriangleIcon = icon('M12 4L2.8 20h18.4zM12 10v4M12 17h.01');
export const OctagonIcon = icon('M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6');
export const SunIcon = icon('M12 16a4 4 0 100-8 4 4 0 000 8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4');
export const MoonIcon = icon('M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z');
export const LeftIcon = icon('M15 5l-7 7 7 7');
export const RightIcon = icon('M9 5l7 7-7 7');
export const SearchIcon = icon('M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM20 20l-4.8-4.8');
export const FileIcon = icon('M14 3H7a2 2 0 00-2 2v14a2 2 0 002 2h10a2 2 0 002-2V8zM14 3v5h5M9 13h6M9 17h4');
export const GripIcon = icon('M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01');
export const PlusIcon = icon('M12 5v14M5 12h14');
export const ClockIcon = icon('M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2');
export const CalendarIcon = icon('M5 5h14a1 1 0 011 1v13a1 1 0 01-1 1H5a1 1 0 01-1-1V6a1 1 0 011-1zM4 10h16M8 3v4M16 3v4');
export const LeaveIcon = icon('M14 4h5a1 1 0 011 1v14a1 1 0 01-1 1h-5M10 8l-4 4 4 4M6 12h9');
