import { css } from 'lit';

/** Initials of a person on a disk of a quiet colour, which `data-hue` names. */
export const avatar = css`
  .avatar {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    font-size: 11.5px;
    font-weight: 600;
    color: light-dark(oklch(45% 0.08 var(--_hue, 250)), oklch(85% 0.06 var(--_hue, 250)));
    background: light-dark(oklch(93% 0.03 var(--_hue, 250)), oklch(32% 0.04 var(--_hue, 250)));
  }
  /* Eight quiet hues of one lightness, so that initials keep their contrast in both themes. */
  [data-hue='0'] {
    --_hue: 20;
  }
  [data-hue='1'] {
    --_hue: 60;
  }
  [data-hue='2'] {
    --_hue: 110;
  }
  [data-hue='3'] {
    --_hue: 150;
  }
  [data-hue='4'] {
    --_hue: 200;
  }
  [data-hue='5'] {
    --_hue: 250;
  }
  [data-hue='6'] {
    --_hue: 300;
  }
  [data-hue='7'] {
    --_hue: 345;
  }
`;
