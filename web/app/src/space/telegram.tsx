/** A chat on Telegram that becomes this account's. Nothing is offered where the network has no bot. */
import { CreateTelegramLinkDocument, MyLogInsDocument, TelegramBotDocument } from '@autovisite/graph';
import { useState } from 'react';
import { useAction, useRead } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { words } from './security-words.js';

/** As the server names the device of such a chat. */
export const TELEGRAM_DEVICE = 'Telegram';

export function Telegram() {
  const bot = useRead(TelegramBotDocument, {});
  const places = useRead(MyLogInsDocument, {});
  const make = useAction(CreateTelegramLinkDocument);
  const [url, setUrl] = useState<string | null>(null);
  if (!bot.data?.telegramBot) return null;
  const linked = places.data?.myLogIns.some((place) => place.device === TELEGRAM_DEVICE) ?? false;
  const link = async () => {
    const made = await make.run({});
    setUrl(made?.createTelegramLink.url ?? null);
  };
  return (
    <section className="dossier" aria-labelledby="telegram">
      <h2 id="telegram">Telegram</h2>
      <p className="soft">{linked ? words.telegramLinked : words.telegramLead}</p>
      {make.problem && <Trouble problem={make.problem} />}
      {url ? (
        <>
          <a className="button primary" href={url} target="_blank" rel="noreferrer" data-testid="telegram-open">
            {words.telegramOpen}
          </a>
          <p className="soft">{words.telegramOnce}</p>
        </>
      ) : (
        <button type="button" className="button" disabled={make.pending} data-testid="telegram-link" onClick={() => void link()}>
          {words.telegramLink}
        </button>
      )}
    </section>
  );
}
