/** What a first look finds: tags and customers in both scripts. All names are made up. */
export const DEMO_TAGS = [
  { title: 'مشتری ویژه', color: '#c9a227' },
  { title: 'همکار', color: '#2a9d8f' },
  { title: 'Wholesale', color: '#3d5a98' },
  { title: 'Newsletter', color: '#b05c8e' },
] as const;

export type DemoTag = (typeof DEMO_TAGS)[number]['title'];

export interface DemoCustomer {
  tags: DemoTag[];
  identity: Record<string, string>;
  contacts: Record<string, string>[];
}

export const DEMO_CUSTOMERS: DemoCustomer[] = [
  {
    tags: ['مشتری ویژه'],
    identity: { name: 'رادیو', title: 'کافی‌شاپ رادیو', manager: 'ندا یاری' },
    contacts: [
      { type: 'tel', value: '۰۲۱-۲۳۴۲۲۳۴۲', note: 'دفتر' },
      { type: 'mobile', value: '0912 000 4321', role: 'مدیرعامل', responder: 'ندا یاری' },
    ],
  },
  {
    tags: ['همکار', 'Wholesale'],
    identity: { name: 'نان‌آوران البرز', title: 'نانوایی صنعتی', manager: 'کاوه مهرجو' },
    contacts: [
      { type: 'tel', value: '+98 26 3200 1199', role: 'فروش' },
      { type: 'email', value: 'sales@nan-avaran.example' },
    ],
  },
  {
    tags: [],
    identity: { lastName: 'کریمی', firstName: 'مینا', fatherName: 'یوسف' },
    contacts: [{ type: 'mobile', value: '۰۹۳۵۰۰۰۸۷۶۵', note: 'عصرها' }],
  },
  {
    tags: ['Wholesale'],
    identity: { name: 'Northwind Tea', title: 'Importer', manager: 'Ada Brandt' },
    contacts: [
      { type: 'tel', value: '+49 30 5550 1234', note: 'switchboard' },
      { type: 'email', value: 'orders@northwind-tea.example', responder: 'Ada Brandt' },
    ],
  },
  {
    tags: ['Newsletter'],
    identity: { lastName: 'Shook', firstName: 'Gary', fatherName: 'Bob' },
    contacts: [{ type: 'email', value: 'gary.shook@mail.example' }],
  },
  {
    tags: ['Newsletter', 'مشتری ویژه'],
    identity: { lastName: 'García', firstName: 'Zoë', fatherName: 'Luis' },
    contacts: [{ type: 'mobile', value: '+34 612 000 345', role: 'assistant', responder: 'Inés' }],
  },
];
