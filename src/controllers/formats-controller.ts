import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { formatsFor, type Formats } from '../locales/formats.js';
import { localeAround, type Speaker } from './locale-around.js';

/** What an element tells of the language and time zone it is to write in. */
export interface Writer extends Speaker {
  timeZone?: string;
}

const VIEWERS = formatsFor();

/** Formats of numbers and times of an element, in its language and time zone. */
export class FormatsController implements ReactiveController {
  formats: Formats = VIEWERS;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & Writer) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.formats = formatsAround(this.host);
  }
}

/** Formats for an element: in its own language, else in that which the page declares around it, else the viewer's. */
export function formatsAround(element: HTMLElement & Writer): Formats {
  return formatsFor(localeAround(element) || undefined, element.timeZone);
}
