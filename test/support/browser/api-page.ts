import type { Locator, Page } from 'playwright-core';

/** What an operation's page shows of a reply. */
export interface ShownReply {
  status: number;
  /** The body as it is written there. */
  text: string;
}

/** `/docs` as its reader handles it. */
export class ApiPage {
  constructor(private readonly page: Page) {}

  async authorize(token: string): Promise<void> {
    await this.page.locator('.auth-wrapper > .authorize').click();
    const dialog = this.page.locator('.dialog-ux');
    await dialog.locator('input').fill(token);
    await dialog.locator('button.authorize').click();
    await dialog.locator('button.btn-done').click();
  }

  /** Opens an operation, where it isn't open already. */
  async operation(group: string, name: string): Promise<OperationPage> {
    const block = this.page.locator(`#operations-${group.replaceAll(' ', '_')}-${name}`);
    const summary = block.locator('.opblock-summary-control');
    if ((await summary.getAttribute('aria-expanded')) !== 'true') await summary.click();
    await block.locator('.execute').waitFor();
    return new OperationPage(block);
  }
}

/** One operation, open and ready to be tried. */
export class OperationPage {
  constructor(readonly block: Locator) {}

  async chooseForm(): Promise<void> {
    await this.block
      .locator('.opblock-section-request-body select.content-type')
      .selectOption('application/x-www-form-urlencoded');
  }

  parameter(name: string): Locator {
    return this.block.locator(`tr[data-param-name="${name}"]`).locator('input, select, textarea').first();
  }

  /** A field of the form. */
  field(name: string): Locator {
    return this.block.locator(`tr[data-property-name="${name}"]`).locator('input, select, textarea').first();
  }

  get json(): Locator {
    return this.block.locator('.body-param__text');
  }

  get button(): Locator {
    return this.block.locator('.execute');
  }

  /** Sends what is entered, and reads what the page shows of the reply. */
  async execute(): Promise<ShownReply> {
    const shown = this.block.locator('.live-responses-table');
    const clear = this.block.locator('.btn-clear');
    if (await clear.isVisible()) await clear.click();
    await shown.waitFor({ state: 'detached' });
    await this.button.click();
    await shown.waitFor();
    const status = await shown.locator('tbody .response-col_status').first().innerText();
    const text = await shown.locator('.response-col_description pre').first().innerText();
    return { status: Number.parseInt(status, 10), text };
  }
}
