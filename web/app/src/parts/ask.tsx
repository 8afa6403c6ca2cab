/** The chat beside what somebody is doing, with what they have chosen already written: they add their question. */
import '@autovisite/widget';
import { locale } from '../graph.js';
import { useTheme } from '../theme.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'autovisite-chat': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & {
        locale?: string;
        theme?: string;
        notice?: string | undefined;
        draft?: string;
      };
    }
  }
}

export default function Ask({ draft, close }: { draft: string; close: () => void }) {
  const theme = useTheme();
  return (
    <Dialog title={words.chat} close={close} wide>
      <div className="asking">
        <autovisite-chat locale={locale} theme={theme} draft={draft} />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close} data-testid="ask-close">
          {words.backToBooking}
        </button>
      </div>
    </Dialog>
  );
}
