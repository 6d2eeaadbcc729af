import { css } from 'lit';

export const styles = css`
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: 14px 24px;
    margin: 0;
  }
  dt {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: 13px;
    font-weight: 500;
  }
  dt svg {
    font-size: 16px;
    color: var(--_status);
  }
  dd {
    margin: 2px 0 0;
    padding-inline-start: 24px;
    font-size: 12px;
    color: var(--_ink-2);
  }
`;
