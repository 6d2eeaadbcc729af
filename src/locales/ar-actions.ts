import { pluralsOf } from './plurals.js';
import type { ActionsStrings } from './action-strings.js';

const plural = pluralsOf<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

/** Arabic of what a host can do with recipients. */
export const actions: ActionsStrings = {
  label: 'الإجراءات',
  notOpened: (count, formatted) =>
    plural(count, {
      zero: 'لا أحد للمتابعة ممن لم يفتحوا الرسالة',
      one: 'متابعة شخص واحد لم يفتح الرسالة',
      two: 'متابعة شخصين لم يفتحا الرسالة',
      few: `متابعة ${formatted} أشخاص لم يفتحوا الرسالة`,
      many: `متابعة ${formatted} شخصًا لم يفتحوا الرسالة`,
      other: `متابعة ${formatted} شخص لم يفتحوا الرسالة`,
    }),
  all: {
    'follow-up': (count, formatted) =>
      plural(count, {
        zero: 'لا أحد للمتابعة',
        one: 'متابعة شخص واحد',
        two: 'متابعة شخصين',
        few: `متابعة ${formatted} أشخاص`,
        many: `متابعة ${formatted} شخصًا`,
        other: `متابعة ${formatted} شخص`,
      }),
    'fix-address': (count, formatted) =>
      plural(count, {
        zero: 'لا عناوين للتصحيح',
        one: 'تصحيح عنوان واحد',
        two: 'تصحيح عنوانين',
        few: `تصحيح ${formatted} عناوين`,
        many: `تصحيح ${formatted} عنوانًا`,
        other: `تصحيح ${formatted} عنوان`,
      }),
    suppress: (count, formatted) =>
      plural(count, {
        zero: 'لا عناوين للحظر',
        one: 'حظر عنوان واحد',
        two: 'حظر عنوانين',
        few: `حظر ${formatted} عناوين`,
        many: `حظر ${formatted} عنوانًا`,
        other: `حظر ${formatted} عنوان`,
      }),
  },
  one: { 'follow-up': 'متابعة', 'fix-address': 'تصحيح العنوان', suppress: 'حظر العنوان' },
  about: {
    'follow-up': 'الكتابة مرة أخرى إلى من وصلتهم الرسالة، باستثناء من ألغى اشتراكه أو أبلغ عن بريد مزعج',
    'fix-address': 'لم تصل الرسالة بسبب العنوان',
    suppress: 'عدم الكتابة بعد الآن إلى الارتدادات الدائمة والعناوين الخاطئة ومن ألغى اشتراكه أو أبلغ عن بريد مزعج',
  },
  counting: 'جارٍ عدّ المستلمين',
  uncertain: 'معرفة من فتح الرسالة ليست مؤكدة: قد تُحجب الصور، كما تفتح البرامج الرسائل أيضًا.',
  machines: (count, formatted) =>
    plural(count, {
      zero: 'لم تفتح البرامج أيًّا من رسائلهم.',
      one: 'منها رسالة واحدة فتحها برنامج.',
      two: 'منها رسالتان فتحهما برنامج.',
      few: `منها ${formatted} رسائل فتحها برنامج.`,
      many: `منها ${formatted} رسالة فتحها برنامج.`,
      other: `منها ${formatted} رسالة فتحها برنامج.`,
    }),
  progress: (read, total) => `سُلّم ${read} من ${total}`,
  handed: (count, formatted) =>
    plural(count, {
      zero: 'لم يُسلَّم أي مستلم إلى هذه الصفحة',
      one: 'سُلّم مستلم واحد إلى هذه الصفحة',
      two: 'سُلّم مستلمان إلى هذه الصفحة',
      few: `سُلّم ${formatted} مستلمين إلى هذه الصفحة`,
      many: `سُلّم ${formatted} مستلمًا إلى هذه الصفحة`,
      other: `سُلّم ${formatted} مستلم إلى هذه الصفحة`,
    }),
  failed: 'تعذّر تسليم المستلمين',
};
