export const mail = () => `
  <p>Ada Park <email-status-icon message-id="autumn-ada"></email-status-icon></p>
  <mail-analytics></mail-analytics>`;

// What is kept is moved by htmx, with what is in it, to where the answer has an element of its id.
const box = (content) => `
  <div
    id="box"
    hx-preserve
    hx-on:mailing-open="tell('mailing-open', event.mailingId)"
    hx-on:recipient-open="tell('recipient-open', event.recipient.email)"
    hx-on:view-change="tell('view-change', event.view.mailingId ?? 'closed')"
  >${content}</div>`;

/** Both places, with the box in one of them. */
export const places = (place, content = '') => `
  <button hx-get="/places/${place === 'above' ? 'below' : 'above'}" hx-target="#places">Move</button>
  <section>${place === 'above' ? box(content) : ''}</section>
  <section>${place === 'above' ? '' : box(content)}</section>`;

export const page = () => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>mail-analytics in htmx</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/node_modules/mail-analytics/dist/mail-analytics.js"></script>
    <script type="module" src="/page.js"></script>
    <script src="/node_modules/htmx.org/dist/htmx.min.js" defer></script>
  </head>
  <body>
    <h1>mail-analytics in htmx</h1>
    <button hx-delete="/mail" hx-target="#box">Remove</button>
    <button hx-get="/mail" hx-target="#box">Put back</button>
    <ul id="events"></ul>
    <div id="places">${places('above', mail())}</div>
  </body>
</html>`;
