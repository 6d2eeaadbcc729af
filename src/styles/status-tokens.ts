import { css } from 'lit';

/**
 * Colours of the nine statuses: `--_status` is that of the nearest `data-status`, quiet without one. As text each has a contrast of at
 * least 4.5 : 1 on the surface, and neighbours differ for people with any of the three colour-vision deficiencies.
 */
export const statusTokens = css`
  :host,
  [data-status='processed'] {
    --_status: var(--mail-status-processed, light-dark(#64708a, #98a3ba));
  }
  [data-status='delivered'] {
    --_status: var(--mail-status-delivered, light-dark(#018657, #49bf89));
  }
  [data-status='opened'] {
    --_status: var(--mail-status-opened, light-dark(#466cd5, #85aefa));
  }
  [data-status='clicked'] {
    --_status: var(--mail-status-clicked, light-dark(#6644dd, #9385f8));
  }
  [data-status='deferred'] {
    --_status: var(--mail-status-deferred, light-dark(#a36a0a, #efab2b));
  }
  [data-status='bounced'] {
    --_status: var(--mail-status-bounced, light-dark(#d3373a, #e66359));
  }
  [data-status='dropped'] {
    --_status: var(--mail-status-dropped, light-dark(#773f0f, #d2a384));
  }
  [data-status='spam-report'] {
    --_status: var(--mail-status-spam-report, light-dark(#b72479, #ec74b8));
  }
  [data-status='unsubscribed'] {
    --_status: var(--mail-status-unsubscribed, light-dark(#566074, #9aa4b8));
  }
`;
