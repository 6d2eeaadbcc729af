import { SHORT } from './made-mail.js';
import { trySections } from './try-sections.js';

trySections('<mail-analytics> under whatever a person, the page and the world do to it', SHORT, {
  promise: 'The section shows what the events say, whatever is done to it and in whichever order',
  file: 'test/fuzz/mail-analytics.test.ts',
  quick: 25,
  long: 1300,
});
