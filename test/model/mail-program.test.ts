import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mailProgramOf } from '../../src/model/mail-program.js';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const KIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';

const KNOWN: readonly (readonly [userAgent: string, words: string])[] = [
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${KIT} Mobile/15E148`, 'Apple Mail, iPhone'],
  [`Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) ${KIT} Mobile/15E148`, 'Apple Mail, iPad'],
  [`${MAC} ${KIT}`, 'Apple Mail, macOS'],
  [`${MAC} ${KIT} Version/17.4 Safari/605.1.15`, 'Safari, macOS'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${KIT} CriOS/140.0 Mobile/15E148 Safari/604.1`,
    'Chrome, iPhone',
  ],
  [`${WINDOWS} ${CHROME} Safari/537.36`, 'Chrome, Windows'],
  [`${WINDOWS} ${CHROME} Safari/537.36 Edg/140.0.0.0`, 'Edge, Windows'],
  [`${WINDOWS} ${CHROME} Safari/537.36 OPR/120.0.0.0`, 'Opera, Windows'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`, 'Chrome, ChromeOS'],
  [`Mozilla/5.0 (Linux; Android 15; SM-S921B) ${CHROME} Mobile Safari/537.36`, 'Chrome, Android'],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    'Samsung Internet, Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0', 'Thunderbird, Linux'],
  ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0; Pro)', 'Outlook, Windows'],
  ['Outlook-iOS/709.2226530.prod.iphone (3.24.1)', 'Outlook, iPhone'],
  ['Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', 'Gmail'],
  ['YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html', 'Yahoo Mail'],
  ['Mozilla/4.0 (compatible; MSIE 6.1; Windows XP)', 'Internet Explorer, Windows'],
];

const wordsOf = (userAgent: string | undefined): string => {
  const { name, system } = mailProgramOf(userAgent);
  return [name, system].filter(Boolean).join(', ');
};

describe('the program that a mail was opened with', () => {
  for (const [userAgent, words] of KNOWN) {
    it(`is ${words}, of ${userAgent.slice(0, 60)}`, () => assert.equal(wordsOf(userAgent), words));
  }

  it('is not guessed: of what Apple’s privacy protection says, of scanners, and of nothing', () => {
    for (const userAgent of ['Mozilla/5.0', 'Mozilla/5.0 ...', 'AnyCompany Feedback Loop (V0.01)', '', undefined]) {
      assert.deepEqual(mailProgramOf(userAgent), {});
    }
  });

  it('is looked for at the beginning alone, since a text from outside may be of any length', () => {
    assert.deepEqual(mailProgramOf(`${' '.repeat(400)}Chrome`), {});
    assert.deepEqual(mailProgramOf(`${' '.repeat(390)}Chrome`), { name: 'Chrome' });
  });
});
