/** How the customer is reminded of what; what is no reminder is always sent, and says so. */
import { ChooseReminderDocument, MyLogInsDocument, MyRemindersDocument, TelegramBotDocument, type MyRemindersQuery, type ReminderChannel } from '@autovisite/graph';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useAction, useRead } from '../graph.js';
import { EnumRadios } from '../parts/choice.js';
import { Loading, Trouble } from '../parts/states.js';
import { REMINDER_CHANNELS, words } from './reminders-words.js';
import { TELEGRAM_DEVICE } from './telegram.js';

type Choice = MyRemindersQuery['myReminders'][number];

export function Reminders() {
  const { data, loading, problem, refresh } = useRead(MyRemindersDocument, {});
  const choose = useAction(ChooseReminderDocument);
  const [noted, setNoted] = useState<readonly Choice[] | null>(null);
  const choices = noted ?? data?.myReminders ?? [];
  const chosen = useRef<string | null>(null);
  // A browser takes the focus from what is disabled; whoever chooses by keyboard goes on from there.
  useEffect(() => {
    if (choose.pending || chosen.current === null || document.activeElement !== document.body) return;
    document.querySelector<HTMLInputElement>(`[data-testid="${chosen.current}"]`)?.focus();
  }, [choose.pending]);
  const change = async (reminder: Choice['reminder'], channel: ReminderChannel) => {
    chosen.current = `reminder-${reminder}-${channel}`;
    const done = await choose.run({ input: { reminder, channel } });
    if (done) setNoted(done.chooseReminder.reminders);
  };
  return (
    <section className="dossier form" id="rappels" aria-labelledby="reminders">
      <h2 id="reminders">{words.title}</h2>
      <p className="soft">{words.lead}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {choices.map(({ reminder, channel, channels }) => (
        // One at a time: what is chosen meanwhile would be lost.
        <fieldset key={reminder} disabled={choose.pending}>
          <EnumRadios legend={words.reminders[reminder]} name={`reminder-${reminder}`} words={REMINDER_CHANNELS} among={channels} value={channel} choose={(wanted) => void change(reminder, wanted)} />
        </fieldset>
      ))}
      {choose.problem && <Trouble problem={choose.problem} />}
      <p role="status">{noted && !choose.pending && !choose.problem ? words.saved : ''}</p>
      {choices.length > 0 && <Conversation />}
      <p className="soft" data-testid="always-sent">
        {words.always}
      </p>
    </section>
  );
}

/** Where the conversation is read. */
function Conversation() {
  const bot = useRead(TelegramBotDocument, {});
  const places = useRead(MyLogInsDocument, {});
  const linked = places.data?.myLogIns.some((place) => place.device === TELEGRAM_DEVICE) ?? false;
  return (
    <p className="soft">
      {linked ? words.conversationTelegram : words.conversation}{' '}
      {!linked && bot.data?.telegramBot && (
        <Link to="/mon-espace/securite#telegram" data-testid="reminders-telegram">
          {words.linkTelegram}
        </Link>
      )}
    </p>
  );
}
