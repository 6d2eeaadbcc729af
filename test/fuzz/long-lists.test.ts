import { trySections } from './try-sections.js';
import { LONG } from './made-mail.js';

trySections('<mail-analytics> with lists of several windows', LONG, {
  promise: 'Lists of several windows show each row once, in order, whatever is done to them',
  file: 'test/fuzz/long-lists.test.ts',
  quick: 10,
  long: 800,
});
