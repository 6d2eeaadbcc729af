import { ifDefined } from 'lit/directives/if-defined.js';

import { faultControls, NO_FAULTS, type Faults } from './faults.js';

/** What every element can be given, by the names of the attributes. */
export interface Common extends Faults {
  locale?: string;
  'time-zone'?: string;
}

export const COMMON: Common = NO_FAULTS;

export const LOCALES = ['en', 'en-GB', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar', 'no-such-language'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'No/Such-Zone'];

const text = { control: { type: 'text' } } as const;
const flag = { control: { type: 'boolean' } } as const;
const number = { control: { type: 'number' } } as const;

/** Controls for what a story can be given. */
export const controls = {
  text,
  flag,
  number,
  choice: (options: readonly string[]) => ({ options, control: { type: 'select' } }) as const,
  common: {
    ...faultControls,
    locale: { options: LOCALES, control: { type: 'select' } },
    'time-zone': { options: ZONES, control: { type: 'select' } },
    src: { control: false },
  },
} as const;

/** An attribute that is left out where its control is empty. */
export const given = (value: string | number | undefined): unknown =>
  ifDefined(value === '' || value === undefined ? undefined : value);
