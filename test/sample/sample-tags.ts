import type { Random } from './random.ts';

/** The titles that samples use, most frequent first; all differ after folding. Import with `createTags=true` or define them first. */
export const SAMPLE_TAGS: readonly string[] = [
  'مشتری ویژه',
  'Newsletter',
  'خرید عمده',
  'VIP',
  'پی‌گیری شود',
  'Wholesale',
  'بدحساب',
  'Trial ended',
  'نمایشگاه ۱۴۰۴',
  'Café & Bar',
  'هم‌کار',
  "Don't call",
  'تهران بزرگ',
  'R&D',
  'پشتیبانی ۲۴ ساعته',
  'Net 30',
  'صادرات',
  '+1 referral',
  'قرارداد سالانه',
  'Q1|Q2',
  'لیست سیاه',
  'Überregional',
  'سرنخ تازه',
  '⭐ Top 100',
];

const COUNTS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3];

export function sampleTags(random: Random): string[] {
  const tags: string[] = [];
  for (let left = random.pick(COUNTS); left > 0; left--) {
    const title = random.pickSkewed(SAMPLE_TAGS);
    if (!tags.includes(title)) tags.push(title);
  }
  return tags;
}
