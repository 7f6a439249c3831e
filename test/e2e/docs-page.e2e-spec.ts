import type { Browser } from 'playwright-core';
import { ApiPage } from '../support/browser/api-page';
import { findChromium } from '../support/browser/find-chromium';
import { Visitor } from '../support/browser/visitor';
import { Tenant, TestApp } from '../support/test-app';

// What somebody does who has nothing but a browser. SCREENSHOTS_DIR=somewhere keeps pictures of it.

const launch = findChromium();
const PHONE = 390;

const IDENTITY = '{"name":"نانوایی سنگک","title":"نان داغ","manager":"ندا یاری"}';
const CONTACTS = '[{"type":"tel","value":"۰۲۱ ۸۸۷۷ ۶۶۵۵","role":"مدیرعامل"}]';
const FILE = 'type,name,tel,tags\ncorporate,گل‌فروشی یاس,02144332211,ویژه\ncorporate,Corner Cafe,,\n';

(launch ? describe : describe.skip)('the page of the API in a browser', () => {
  let app: TestApp;
  let tenant: Tenant;
  let browser: Browser;
  let visitor: Visitor;
  let api: ApiPage;

  beforeAll(async () => {
    [app, browser] = await Promise.all([TestApp.start(), launch!()]);
    tenant = await app.tenant();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  async function come(width: number): Promise<void> {
    visitor = await Visitor.come(browser, app.url, width);
    await visitor.open('/docs');
    api = new ApiPage(visitor.page);
  }

  /** Nothing but the refusals that were looked for went wrong. */
  function expectNoFaults(refusals: number[] = []): void {
    expect(visitor.faults).toEqual([]);
    expect(visitor.refusals.splice(0)).toEqual(refusals);
  }

  describe('at a desk', () => {
    let customerId: string;

    beforeAll(() => come(1_280));
    afterAll(() => visitor.leave());

    it('tells how to begin, and leads to the document and the guides', async () => {
      await visitor.page.getByRole('heading', { name: 'Begin' }).waitFor();
      expect(await visitor.page.title()).toBe('Echonio Customers API');
      const links = await visitor.page
        .locator('.info a, .docs-header a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
      for (const path of ['/openapi.json', '/openapi.yaml', '/docs/guides']) expect(links).toContain(path);
      for (const path of new Set(links.filter((link) => link.startsWith('/'))))
        expect({ path, status: (await app.send('GET', path.split('#')[0]!)).status }).toEqual({ path, status: 200 });
      await visitor.picture('desk-1-top');
      expectNoFaults();
    });

    it('opens an operation that the description names, which is refused without a token', async () => {
      await visitor.page.locator('.info').getByRole('link', { name: 'Find it' }).click();
      const list = await api.operation('Customers', 'listCustomers');
      const { status, text } = await list.execute();
      expect([status, JSON.parse(text)]).toMatchObject([401, { code: 'UNAUTHORIZED' }]);
      expectNoFaults([401]);
    });

    it('keeps the token over a reload', async () => {
      await api.authorize(tenant.token);
      await visitor.page.reload();
      const list = await api.operation('Customers', 'listCustomers');
      const { status, text } = await list.execute();
      expect([status, JSON.parse(text)]).toEqual([200, { items: [], count: 0 }]);
      expectNoFaults();
    });

    it('sends the examples as they are, as often as it is told to', async () => {
      const create = await api.operation('Customers', 'createCustomer');
      const replies = [await create.execute(), await create.execute()];
      expect(replies.map(({ status }) => status)).toEqual([201, 201]);
      expect(new Set(replies.map(({ text }) => JSON.parse(text).id)).size).toBe(2);
      await create.block.locator('.examples-select select').selectOption({ index: 1 });
      const person = JSON.parse((await create.execute()).text);
      expect(person).toMatchObject({ type: 'personal', identity: { lastName: 'Shook' } });
      expectNoFaults();
    });

    it('creates a customer by the form', async () => {
      const create = await api.operation('Customers', 'createCustomer');
      await create.chooseForm();
      await create.field('identity').fill(IDENTITY);
      await create.field('contacts').fill(CONTACTS);
      const { status, text } = await create.execute();
      expect([status, JSON.parse(text)]).toMatchObject([201, { identity: JSON.parse(IDENTITY) }]);
      customerId = JSON.parse(text).id;
      await visitor.picture('desk-2-created');
      expectNoFaults();
    });

    it('shows which fields of a form are at fault', async () => {
      const create = await api.operation('Customers', 'createCustomer');
      await create.field('contacts').fill('[{"type":"tel"}]');
      const { status, text } = await create.execute();
      expect([status, JSON.parse(text).errors]).toEqual([400, [{ field: 'contacts.0.value', message: 'is required' }]]);
      await visitor.picture('desk-3-refused');
      expectNoFaults([400]);
    });

    it('uploads a file and imports it', async () => {
      const upload = await api.operation('Files', 'uploadFile');
      const file = { name: 'مشتریان.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
      await upload.field('file').setInputFiles(file);
      const uploaded = await upload.execute();
      expect([uploaded.status, JSON.parse(uploaded.text)]).toMatchObject([201, { name: 'مشتریان.csv' }]);
      const importing = await api.operation('Import and export', 'importCustomers');
      await importing.chooseForm();
      await importing.field('id').fill(JSON.parse(uploaded.text).id);
      await importing.field('createTags').selectOption('true');
      const { status, text } = await importing.execute();
      expect([status, JSON.parse(text)]).toMatchObject([200, { count: 2, rejected: 0 }]);
      await visitor.picture('desk-4-imported');
      expectNoFaults();
    });

    it('finds a customer by another spelling', async () => {
      const list = await api.operation('Customers', 'listCustomers');
      await list.parameter('search').fill('گلفروشي');
      const { status, text } = await list.execute();
      expect([status, JSON.parse(text)]).toMatchObject([
        200,
        { count: 1, items: [{ identity: { name: 'گل‌فروشی یاس' } }] },
      ]);
      await visitor.picture('desk-5-found');
      expectNoFaults();
    });

    it('defines a tag and gives it to the customer', async () => {
      const define = await api.operation('Tags', 'createTag');
      const tag = JSON.parse((await define.execute()).text);
      expect(tag).toMatchObject({ title: 'Premium customer' });
      const give = await api.operation('Customer tags', 'addCustomerTag');
      await give.parameter('customerId').fill(customerId);
      await give.json.fill(JSON.stringify({ tagId: tag.id }));
      const { status, text } = await give.execute();
      expect([status, JSON.parse(text)]).toMatchObject([200, { result: true, tagId: tag.id }]);
      expectNoFaults();
    });

    it('deletes the customer', async () => {
      const remove = await api.operation('Customers', 'deleteCustomer');
      await remove.parameter('customerId').fill(customerId);
      expect((await remove.execute()).status).toBe(200);
      const again = await remove.execute();
      expect([again.status, JSON.parse(again.text)]).toMatchObject([404, { code: 'NOT_FOUND' }]);
      expectNoFaults([404]);
    });
  });

  describe('on a telephone', () => {
    beforeAll(() => come(PHONE));
    afterAll(() => visitor.leave());

    it('fits the window, and creates a customer there', async () => {
      await visitor.page.getByRole('heading', { name: 'Begin' }).waitFor();
      expect(await visitor.overhang()).toBe(0);
      await visitor.picture('phone-1-top');
      await api.authorize(tenant.token);
      const create = await api.operation('Customers', 'createCustomer');
      await create.chooseForm();
      await create.field('identity').fill(IDENTITY);
      await visitor.picture('phone-2-form');
      const { status, text } = await create.execute();
      expect([status, JSON.parse(text)]).toMatchObject([201, { identity: JSON.parse(IDENTITY) }]);
      expect(await visitor.overhang()).toBe(0);
      await visitor.picture('phone-3-created');
      expectNoFaults();
    });

    it('has buttons and fields that a finger can meet', async () => {
      const create = await api.operation('Customers', 'createCustomer');
      for (const each of [create.button, create.field('identity'), create.parameter('Idempotency-Key')]) {
        const { x, width, height } = (await each.boundingBox())!;
        expect(height).toBeGreaterThanOrEqual(44);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(PHONE);
      }
      const list = await api.operation('Customers', 'listCustomers');
      await list.parameter('search').fill('نان');
      expect((await list.execute()).status).toBe(200);
      expect(await visitor.overhang()).toBe(0);
      await visitor.picture('phone-4-found');
      expectNoFaults();
    });

    it('shows every guide, none wider than the window', async () => {
      await visitor.open('/docs/guides');
      await visitor.picture('phone-5-guides');
      const guides = await visitor.page
        .locator('main li a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
      expect(guides.length).toBeGreaterThan(5);
      for (const guide of guides) {
        await visitor.open(guide);
        expect({ guide, overhang: await visitor.overhang() }).toEqual({ guide, overhang: 0 });
      }
      expectNoFaults();
    });
  });
});
