/** Arabic of what is shown on demand: numbers, timeline, links, drawer, exported files. */
import { isolated } from './isolated.js';
import { pluralsOf } from './plurals.js';
import type {
  ColumnsStrings,
  CsvStrings,
  DrawerStrings,
  LinksStrings,
  SummaryStrings,
  TimelineStrings,
  WhyStrings,
} from './strings.js';
import type { ViewsStrings } from './views-strings.js';

const plural = pluralsOf<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

export const why: WhyStrings = {
  question: 'لماذا هذه الحالة؟',
  rules: {
    processed: 'قُبلت الرسالة للإرسال، ولم يُبلَّغ عن شيء منذ ذلك الحين.',
    deferred: 'أُجّل التسليم، ولم يُبلَّغ عنه بعد.',
    delivered: 'يُحتسب التسليم إلى أن يفتح شخص الرسالة أو ينقر على رابط. ما تفتحه البرامج لا يغيّر ذلك.',
    opened: 'فتح شخص للرسالة أرجح من التسليم. إعادة الفتح لا تغيّر الوقت.',
    clicked: 'النقر أرجح من الفتح والتسليم. تكرار النقر لا يغيّر الوقت.',
    bounced: 'يُحتسب الارتداد المؤقت أو الحظر إلى أن تُسلَّم الرسالة أو تُفتح أو يُنقر فيها رغم ذلك.',
    dropped: 'لم ترسل خدمة البريد الرسالة، فلا يمكن أن يتبع ذلك شيء آخر.',
    'spam-report': 'بلاغ البريد المزعج أرجح من كل ما عداه، ولا شيء يلغيه.',
    unsubscribed: 'تعرض هذه الصفحة إلغاء الاشتراك قبل الحالات الأخرى.',
  },
  hardBounce: 'الارتداد الدائم أرجح من التسليم، حتى إن أُبلغ عن التسليم قبله.',
  events: 'ما سُجّل',
};

export const columns: ColumnsStrings = {
  label: 'اختيار الأعمدة',
  moveUp: (column) => `نقل «${column}» إلى أعلى`,
  moveDown: (column) => `نقل «${column}» إلى أسفل`,
  place: (column, place, count) => `${column}: الموضع ${String(place)} من ${String(count)}`,
  reset: 'إعادة ضبط الأعمدة',
};

export const views: ViewsStrings = {
  label: 'طرق العرض',
  changed: 'مُعدَّلة',
  empty: 'لم تُحفظ أي طريقة عرض بعد.',
  name: 'اسم طريقة العرض',
  saveNew: 'حفظ كطريقة عرض جديدة',
  save: (name) => `حفظ التغييرات في «${isolated(name)}»`,
  atStart: (name) => `إظهار «${isolated(name)}» عند الفتح`,
  rename: (name) => `إعادة تسمية «${isolated(name)}»`,
  remove: (name) => `حذف «${isolated(name)}»`,
  removed: (name) => `حُذفت «${isolated(name)}».`,
  undo: 'تراجع',
  taken: (name) => `توجد طريقة عرض باسم «${isolated(name)}» بالفعل.`,
  failed: 'تعذرت قراءة طرق العرض أو حفظها.',
};

export const summary: SummaryStrings = {
  label: 'الملخص',
  failed: 'تعذّر تحديث الأرقام',
  none: 'لا شيء بعد',
  parts: {
    delivered: (numerator, denominator) => `${numerator} من ${denominator} مرسَلة`,
    opened: (numerator, denominator) => `${numerator} من ${denominator} مسلَّمة`,
    clicked: (numerator, denominator) => `${numerator} من ${denominator} مسلَّمة`,
    bounced: (numerator, denominator) => `${numerator} من ${denominator} مرسَلة`,
  },
  points: (formatted) => `${isolated(formatted)} نقطة`,
  before: (value) => `${isolated(value)} في الفترة السابقة ذات الطول نفسه`,
  verdicts: { better: 'أفضل', worse: 'أسوأ', same: 'دون تغيير' },
  chart: {
    titles: {
      hour: 'البريد حسب الساعة',
      day: 'البريد حسب اليوم',
      week: 'البريد حسب الأسبوع',
      month: 'البريد حسب الشهر',
    },
    steps: { hour: 'الساعة', day: 'اليوم', week: 'الأسبوع', month: 'الشهر' },
    series: 'ما يُعرض',
    views: { bars: 'أعمدة', lines: 'خطوط', table: 'جدول' },
    view: 'طريقة العرض',
    description: (title, from, to) => `${title}، من ${isolated(from)} إلى ${isolated(to)}`,
    empty: 'لم يُرسل أي بريد في هذه الفترة',
  },
};

export const timeline: TimelineStrings = {
  label: (name) => `سجل الرسالة إلى ${isolated(name)}`,
  loading: 'جارٍ تحميل السجل',
  empty: 'لم يُسجَّل شيء عن هذه الرسالة بعد.',
  decides: 'يحدّد الحالة',
  openedAgain: 'تم الفتح مجددًا',
  clickedAgain: 'تم النقر مجددًا',
  openedBySoftware: 'فتحها برنامج',
  clickedBySoftware: 'فتح برنامج رابطًا',
  resubscribed: 'تجديد الاشتراك',
  other: 'حدث آخر',
  accepted: 'قُبلت للإرسال',
  program: (program, system) => `${isolated(program)} على ${isolated(system)}`,
  time: 'الوقت',
  reply: 'النص الأصلي',
  code: 'الرمز',
  link: 'الرابط',
  userAgent: 'البرنامج',
  ip: 'عنوان IP',
  event: 'أُبلغ عنه باسم',
};

export const links: LinksStrings = {
  label: 'الروابط التي نُقر عليها',
  loading: 'جارٍ تحميل الروابط',
  empty: 'لم يُنقر على أي رابط بعد.',
  clicks: (count, formatted) =>
    plural(count, {
      zero: 'لا نقرات',
      one: 'نقرة واحدة',
      two: 'نقرتان',
      few: `${formatted} نقرات`,
      many: `${formatted} نقرة`,
      other: `${formatted} نقرة`,
    }),
  recipients: (count, formatted) =>
    plural(count, {
      zero: 'لا مستلمين',
      one: 'مستلم واحد',
      two: 'مستلمان',
      few: `${formatted} مستلمين`,
      many: `${formatted} مستلمًا`,
      other: `${formatted} مستلم`,
    }),
};

export const drawer: DrawerStrings = {
  filterByOutcome: 'التصفية حسب مصير الرسالة',
  part: (name, count, sent) => `${name}: ${count} من ${sent}`,
  width: 'عرض اللوحة',
  pixels: (formatted) => `${formatted} بكسل`,
};

export const csv: CsvStrings = {
  label: 'التصدير',
  cancel: 'إلغاء التصدير',
  progress: (read, total) => `${read} من ${total}`,
  done: (count, formatted) =>
    plural(count, {
      zero: 'لم يُصدَّر أي صف',
      one: 'صُدّر صف واحد',
      two: 'صُدّر صفان',
      few: `صُدّرت ${formatted} صفوف`,
      many: `صُدّر ${formatted} صفًا`,
      other: `صُدّر ${formatted} صف`,
    }),
  cancelled: 'أُلغي التصدير',
  failed: 'توقف التصدير',
  files: { mailings: 'مراسلات', recipients: 'مستلمون' },
  recipients: {
    opens: 'مرات الفتح',
    clicks: 'النقرات',
    unsubscribed: 'إلغاء الاشتراك',
    'machine-opened': 'فُتحت تلقائيًا',
    reason: 'السبب',
    'reason-code': 'رمز السبب',
    'bounce-class': 'نوع الارتداد',
    'message-id': 'معرّف الرسالة',
  },
  mailings: {
    pending: 'قيد الانتظار',
    unsubscribed: 'إلغاءات الاشتراك',
    'machine-opened': 'فُتحت تلقائيًا',
    'total-opens': 'إجمالي مرات الفتح',
    'total-clicks': 'إجمالي النقرات',
    'mailing-id': 'معرّف المراسلة',
  },
  rates: {
    delivered: 'معدل التسليم (من المرسَلة)',
    opened: 'معدل الفتح (من المسلَّمة)',
    clicked: 'معدل النقر (من المسلَّمة)',
    bounced: 'معدل الارتداد (من المرسَلة)',
    dropped: 'معدل الاستبعاد (من المرسَلة)',
    deferred: 'معدل التأجيل (من المرسَلة)',
    'spam-report': 'معدل بلاغات البريد المزعج (من المسلَّمة)',
  },
  bounceClasses: { hard: 'دائم', soft: 'مؤقت', block: 'حظر' },
  yes: 'نعم',
  no: 'لا',
};
