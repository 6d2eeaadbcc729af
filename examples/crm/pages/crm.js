/* The frame of every page: appearance, and where a recipient leads to. Runs in the head, so that nothing flashes. */
(() => {
  const KEY = 'alder-appearance';

  /** @param {string} appearance - `light`, `dark`, or empty for what the system says. */
  function apply(appearance) {
    document.documentElement.style.colorScheme = appearance || 'light dark';
  }

  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return ''; // Storage is switched off: the system decides.
    }
  }

  apply(remembered());

  document.addEventListener('DOMContentLoaded', () => {
    const select = document.querySelector('#appearance');
    select.value = remembered();
    select.addEventListener('change', () => {
      apply(select.value);
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // It holds for this page, then.
      }
    });
  });

  // The analytics say whom a person asked for; where that person lives is the CRM's to know.
  document.addEventListener('recipient-open', ({ recipient }) => {
    location.href = `/person.html?email=${encodeURIComponent(recipient.email)}`;
  });
})();
