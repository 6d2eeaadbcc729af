import { MemoryAdapter } from 'mail-analytics';
import 'mail-analytics/define.js';
import type {} from 'mail-analytics/types/react.js';
import { useRef, useState } from 'react';
import { mail } from 'sample-mail';

const adapter = new MemoryAdapter(mail);

export function App() {
  const [events, setEvents] = useState<string[]>([]);
  const [isThere, setIsThere] = useState(true);
  const above = useRef<HTMLElement>(null);
  const below = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);

  const tell = (line: string) => setEvents((events) => [...events, line]);

  /** What is in the box is React's; where the box stands is ours, so that the elements are moved and not made anew. */
  function move() {
    const place = box.current?.parentElement === above.current ? below : above;
    if (box.current) place.current?.append(box.current);
  }

  return (
    <>
      <h1>mail-analytics in React</h1>
      <button onClick={move}>Move</button>
      <button onClick={() => setIsThere(!isThere)}>{isThere ? 'Remove' : 'Put back'}</button>
      <ul>
        {events.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      <section ref={above}>
        <div ref={box}>
          {isThere && (
            <>
              <p>
                Ada Park <email-status-icon message-id="autumn-ada" adapter={adapter} />
              </p>
              <mail-analytics
                adapter={adapter}
                onmailing-open={({ mailingId }) => tell(`mailing-open ${mailingId}`)}
                onrecipient-open={({ recipient }) => tell(`recipient-open ${recipient.email}`)}
                onview-change={({ view }) => tell(`view-change ${view.mailingId ?? 'closed'}`)}
              />
            </>
          )}
        </div>
      </section>
      <section ref={below} />
    </>
  );
}
