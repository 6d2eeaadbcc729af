const ENTITIES = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** A template in which every value is text, unless it is a list of other templates. */
const html = (strings, ...values) =>
  String.raw({ raw: strings }, ...values.map((value) => (Array.isArray(value) ? value.join('') : escape(value))));

const escape = (value) => String(value).replaceAll(/[&<"]/g, (character) => ENTITIES[character]);

const note = ({ person, status, statusAt, subject, sender }) =>
  html`<p>
    ${person}
    <email-status-icon
      status="${status}"
      status-at="${statusAt}"
      subject="${subject}"
      sender="${sender}"
    ></email-status-icon>
  </p>`;

export const page = (notes) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>mail-analytics in Express</title>
        <link rel="icon" href="data:," />
        <script type="module" src="/elements/mail-analytics.js"></script>
        <script type="module" src="/page.js"></script>
      </head>
      <body>
        <h1>mail-analytics in Express</h1>
        <button id="move">Move</button>
        <button id="remove">Remove</button>
        <ul id="events"></ul>
        <section id="above">
          <div id="box">
            ${notes.map(note)}
            <mail-analytics src="/mail-analytics/api"></mail-analytics>
          </div>
        </section>
        <section id="below"></section>
      </body>
    </html>`;
