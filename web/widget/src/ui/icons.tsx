/** @jsxImportSource preact */
/** The widget's few pictures, drawn in the text's colour and silent for screen readers. */
const icon = (path: string) => () => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const SendIcon = icon('M5 12h14M13 6l6 6-6 6');
export const ClipIcon = icon('M20 11.5l-8.1 8.1a5 5 0 01-7.1-7.1l8.5-8.5a3.4 3.4 0 014.8 4.8l-8.4 8.4a1.7 1.7 0 01-2.4-2.4l7.6-7.6');
export const FileIcon = icon('M14 3H7a2 2 0 00-2 2v14a2 2 0 002 2h10a2 2 0 002-2V8zM14 3v5h5M9 13h6M9 17h4');
export const CameraIcon = icon('M4 8h3l2-3h6l2 3h3a1 1 0 011 1v9a1 1 0 01-1 1H4a1 1 0 01-1-1V9a1 1 0 011-1zM12 17a3.5 3.5 0 100-7 3.5 3.5 0 000 7z');
export const CloseIcon = icon('M6 6l12 12M18 6L6 18');
export const DownIcon = icon('M12 5v14M6 13l6 6 6-6');
export const OutIcon = icon('M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 01-1 1H6a1 1 0 01-1-1V8a1 1 0 011-1h4');
export const PersonIcon = icon('M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20a7.5 7.5 0 0115 0');
