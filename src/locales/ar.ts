/** Arabic. What comes from outside stands in isolates, so that its direction does not disturb that of the sentence. */
import { isolated } from './isolated.js';
import { pluralsOf } from './plurals.js';
import type {
  AnalyticsStrings,
  ExplanationStrings,
  IconStrings,
  LegendStrings,
  PopoverStrings,
  ProblemStrings,
  RecipientsStrings,
  StatusNames,
} from './strings.js';

export { actions } from './ar-actions.js';
export { columns, csv, drawer, links, summary, timeline, views, why } from './ar-details.js';
export { reasons } from './ar-reasons.js';

const plural = pluralsOf<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

export const statuses: StatusNames = {
  processed: 'تمت المعالجة',
  deferred: 'مؤجلة',
  delivered: 'تم التسليم',
  opened: 'تم الفتح',
  clicked: 'تم النقر',
  bounced: 'مرتدة',
  dropped: 'مستبعدة',
  'spam-report': 'بلاغ بريد مزعج',
  unsubscribed: 'إلغاء الاشتراك',
};

export const icon: IconStrings = {
  label: (name, subject) => (subject ? `${name}: ${isolated(subject)}` : name),
  loading: 'جارٍ تحميل الحالة',
  unknown: 'لا توجد حالة',
  failed: 'تعذّر تحميل الحالة',
};

export const explanations: ExplanationStrings = {
  statuses: {
    processed: 'قُبلت الرسالة للإرسال؛ لم يرد خادم بريد المستلم بعد.',
    deferred: 'رفض خادم بريد المستلم التسليم مؤقتًا؛ تجري إعادة المحاولة.',
    delivered: 'قبل خادم بريد المستلم الرسالة. قد يحجبها بعد ذلك، ولا يمكن معرفة ذلك.',
    opened: 'فُتحت الرسالة؛ لم يُنقر على أي رابط.',
    clicked: 'نُقر على رابط.',
    bounced: 'لم تصل إلى صندوق الوارد قط: أعادها نظام البريد.',
    dropped: 'لم تُرسل، لأن هذا العنوان سبق أن ارتدت رسائله أو أُلغي اشتراكه أو صدر عنه بلاغ بريد مزعج.',
    'spam-report': 'صنّف المستلم الرسالة بريدًا مزعجًا.',
    unsubscribed: 'لا يرغب هذا الشخص في تلقي المزيد من الرسائل.',
  },
  clickedUnopened: 'نُقر على رابط؛ لم يُرصد فتح الرسالة.',
  machineOpened: 'فتحها برنامج بريد تلقائيًا؛ ربما قرأها شخص وربما لا.',
  bounceClasses: {
    hard: 'ارتداد دائم: العنوان لا يعمل.',
    soft: 'ارتداد مؤقت: تعذّر تسليم الرسالة هذه المرة.',
    block: 'حظر: رفض خادم البريد الرسالة لا العنوان.',
  },
  dropOrigins: {
    bounced: 'لم تُرسل، لأن رسائل هذا العنوان ارتدت من قبل.',
    unsubscribed: 'لم تُرسل، لأن هذا الشخص ألغى اشتراكه من قبل.',
    'spam-report': 'لم تُرسل، لأن هذا الشخص أبلغ من قبل عن بريد مزعج.',
    invalid: 'لم تُرسل، لأن العنوان غير صالح.',
    quota: 'لم تُرسل، لأن حصة الإرسال استُنفدت.',
    content: 'لم تُرسل، بسبب محتوى الرسالة.',
    other: 'لم تُرسل: رفضت خدمة البريد المحاولة.',
  },
};

export const problem: ProblemStrings = {
  title: 'تعذّر التحميل',
  tryAgain: 'إعادة المحاولة',
  noAdapter: 'لم يُحدَّد مصدر للبيانات: أعطِ العنصر «src» أو «adapter».',
  refresh: (count, formatted) =>
    `${plural(count, {
      zero: 'لا تغييرات',
      one: 'تغيير واحد',
      two: 'تغييران',
      few: `${formatted} تغييرات`,
      many: `${formatted} تغييرًا`,
      other: `${formatted} تغيير`,
    })} · تحديث الترتيب`,
  changed: 'تغيّرت صفوف، ويمكن تحديث ترتيبها.',
};

export const popover: PopoverStrings = {
  unknown: 'لا يُعرف شيء عن هذه الرسالة.',
  subject: 'الموضوع',
  from: 'من',
  to: 'إلى',
  since: 'منذ',
  reason: 'السبب',
  opens: (count, formatted) =>
    plural(count, {
      zero: 'لم تُفتح',
      one: 'فُتحت مرة واحدة',
      two: 'فُتحت مرتين',
      few: `فُتحت ${formatted} مرات`,
      many: `فُتحت ${formatted} مرة`,
      other: `فُتحت ${formatted} مرة`,
    }),
  clicks: (count, formatted) =>
    plural(count, {
      zero: 'لا نقرات',
      one: 'نقرة واحدة',
      two: 'نقرتان',
      few: `${formatted} نقرات`,
      many: `${formatted} نقرة`,
      other: `${formatted} نقرة`,
    }),
  noSubject: '(بلا موضوع)',
  showMailing: 'عرض المراسلة',
};

const reached = {
  delivered: 'تم تسليمها',
  bounced: 'مرتدة',
  dropped: 'مستبعدة',
  deferred: 'مؤجلة',
  pending: 'قيد الانتظار',
  opened: 'تم فتحها',
  clicked: 'تم النقر فيها',
  'spam-report': 'أُبلغ عنها كبريد مزعج',
  unsubscribed: 'إلغاء اشتراك',
  'machine-opened': 'فُتحت تلقائيًا',
} as const;

export const analytics: AnalyticsStrings = {
  title: 'تحليلات البريد',
  columns: {
    subject: 'الموضوع',
    'sending-user': 'المرسِل',
    'sending-email': 'بريد المرسِل',
    status: 'الحالة',
    sent: 'المرسَلة',
    date: 'التاريخ',
    delivered: 'تم التسليم',
    opened: 'تم الفتح',
    clicked: 'تم النقر',
    bounced: 'المرتدة',
    dropped: 'المستبعدة',
    deferred: 'المؤجلة',
    'spam-report': 'بريد مزعج',
  },
  statuses: {
    draft: 'مسودة',
    scheduled: 'مجدولة',
    sending: 'جارٍ الإرسال',
    sent: 'أُرسلت',
    failed: 'فشلت',
    cancelled: 'أُلغيت',
  },
  showRecipients: (count, what, subject) => `${count} (${what}): عرض هؤلاء المستلمين من ${isolated(subject)}`,
  reached,
  share: (numerator, denominator) => `${numerator} من ${denominator}`,
  of: (denominator) => `من ${denominator}`,
  mailings: (count, formatted) =>
    plural(count, {
      zero: 'لا مراسلات',
      one: 'مراسلة واحدة',
      two: 'مراسلتان',
      few: `${formatted} مراسلات`,
      many: `${formatted} مراسلة`,
      other: `${formatted} مراسلة`,
    }),
  search: 'ابحث عن موضوع أو مرسِل أو عنوان',
  all: 'كل البريد',
  filterByStatus: 'التصفية حسب الحالة',
  range: 'الفترة',
  ranges: {
    all: 'كل الفترات',
    '7d': 'آخر 7 أيام',
    '30d': 'آخر 30 يومًا',
    '90d': 'آخر 90 يومًا',
    custom: 'من … إلى …',
  },
  from: 'من',
  to: 'إلى',
  sortBy: 'الترتيب حسب',
  ascending: 'تصاعدي',
  descending: 'تنازلي',
  noSubject: '(بلا موضوع)',
  none: 'لا شيء بعد',
  empty: 'لم يُرسل أي بريد بعد',
  emptyHint: 'تظهر المراسلات هنا فور إرسالها.',
  nothingFound: 'لا توجد مراسلة مطابقة',
  clearFilters: 'مسح عوامل التصفية',
  loading: 'جارٍ تحميل المراسلات',
  close: 'إغلاق',
  recipientsOf: 'مستلمو',
  live: 'مباشر',
  liveOff: 'التحديثات المباشرة متوقفة',
  paused: (count, formatted) => (count === 0 ? 'متوقف مؤقتًا' : `متوقف مؤقتًا · ${formatted} في الانتظار`),
  pause: 'إيقاف التحديثات المباشرة مؤقتًا',
  resume: 'استئناف التحديثات المباشرة',
  offline: 'غير متصل: يُعرض ما سبق تحميله',
  chooseColumns: 'الأعمدة',
  columnWidth: (column) => `عرض عمود «${column}»`,
  totalOf: (count, formatted) =>
    plural(count, {
      zero: 'لا مراسلات مرسَلة لجمعها',
      one: 'مجموع مراسلة واحدة مرسَلة',
      two: 'مجموع مراسلتين مرسَلتين',
      few: `مجموع ${formatted} مراسلات مرسَلة`,
      many: `مجموع ${formatted} مراسلة مرسَلة`,
      other: `مجموع ${formatted} مراسلة مرسَلة`,
    }),
  sortedBy: (column, direction) => `الترتيب حسب ${column}، ${direction}`,
  exportCsv: 'تصدير CSV',
};

export const recipients: RecipientsStrings = {
  label: 'المستلمون',
  columns: { name: 'الاسم', email: 'البريد', status: 'الحالة', date: 'التاريخ', 'last-event': 'آخر حدث' },
  search: 'ابحث عن اسم أو عنوان',
  all: 'الكل',
  filterByStatus: 'التصفية حسب الحالة',
  only: (what) => `فقط: ${what}`,
  removeFilter: (filter) => `إزالة عامل التصفية «${filter}»`,
  reached,
  recipients: (count, formatted) =>
    plural(count, {
      zero: 'لا مستلمين',
      one: 'مستلم واحد',
      two: 'مستلمان',
      few: `${formatted} مستلمين`,
      many: `${formatted} مستلمًا`,
      other: `${formatted} مستلم`,
    }),
  unsubscribed: 'إلغاء الاشتراك',
  showPerson: (name) => `عرض ${isolated(name)}`,
  empty: 'ليس لهذه المراسلة مستلمون',
  nothingFound: 'لا يوجد مستلم مطابق',
  clearFilters: 'مسح عوامل التصفية',
  loading: 'جارٍ تحميل المستلمين',
  exportCsv: 'تصدير CSV',
  history: 'السجل',
  showHistory: (name) => `سجل ${isolated(name)}`,
  links: 'الروابط',
  newTab: 'يُفتح في علامة تبويب جديدة',
};

export const legend: LegendStrings = { label: 'معاني أيقونات الحالة' };
