'use client';

import { MemoryAdapter } from 'mail-analytics';
import { EmailStatusIcon, MailAnalytics } from 'mail-analytics/react.js';
import { useRef, useState } from 'react';
import { mail } from 'sample-mail';

const adapter = new MemoryAdapter(mail);

/** The types of React do not know the attribute yet. */
const OPEN = { shadowrootmode: 'open' };

/** The parser of the browser makes it the shadow root of the element around it, so that in the page there is nothing. */
function ServerDrawn({ html }: { html: string }) {
  if (typeof window !== 'undefined') return null;
  return <template {...OPEN} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** @param props.drawn - What a server has drawn of the section. */
export function Mail({ drawn }: { drawn: string }) {
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
                Ada Park <EmailStatusIcon messageId="autumn-ada" adapter={adapter} />
              </p>
              <MailAnalytics
                adapter={adapter}
                onMailingOpen={({ mailingId }) => tell(`mailing-open ${mailingId}`)}
                onRecipientOpen={({ recipient }) => tell(`recipient-open ${recipient.email}`)}
                onViewChange={({ view }) => tell(`view-change ${view.mailingId ?? 'closed'}`)}
              >
                <ServerDrawn html={drawn} />
              </MailAnalytics>
            </>
          )}
        </div>
      </section>
      <section ref={below} />
    </>
  );
}
