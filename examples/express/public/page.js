const [box, events, move, remove] = ['box', 'events', 'move', 'remove'].map((id) => document.getElementById(id));
const template = box.innerHTML;

function tell(line) {
  events.append(Object.assign(document.createElement('li'), { textContent: line }));
}

// The events bubble, so that one listener hears all elements below it.
box.addEventListener('mailing-open', ({ mailingId }) => tell(`mailing-open ${mailingId}`));
box.addEventListener('recipient-open', ({ recipient }) => tell(`recipient-open ${recipient.email}`));
box.addEventListener('view-change', ({ view }) => tell(`view-change ${view.mailingId ?? 'closed'}`));

move.addEventListener('click', () => {
  document.getElementById(box.parentElement.id === 'above' ? 'below' : 'above').append(box);
});

remove.addEventListener('click', () => {
  const isThere = box.firstElementChild !== null;
  box.innerHTML = isThere ? '' : template;
  remove.textContent = isThere ? 'Put back' : 'Remove';
});
