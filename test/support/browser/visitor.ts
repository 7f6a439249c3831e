import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Chromium's own words for a reply that is an error. */
const REFUSED = /^Failed to load resource: the server responded with a status of (\d+)/;

/** Somebody with a window of their own, of whom everything that goes wrong is noted. */
export class Visitor {
  /** What the browser or the page complained about, but for refusals by the API. */
  readonly faults: string[] = [];
  /** The statuses of refusals by the API, in their order. */
  readonly refusals: number[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly context: BrowserContext,
  ) {
    page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      // A page that is left doesn't wait for its icon.
      if (!request.url().endsWith('.svg')) this.faults.push(`failed: ${request.url()}`);
    });
    page.on('request', (request) => {
      if (![`${origin}/`, 'data:', `blob:${origin}/`].some((own) => request.url().startsWith(own)))
        this.faults.push(`foreign: ${request.url()}`);
    });
    page.on('console', (message) => {
      const [, status] = REFUSED.exec(message.text()) ?? [];
      if (status && message.location().url.startsWith(`${origin}/v1/`)) this.refusals.push(Number(status));
      else if (['error', 'warning'].includes(message.type()))
        this.faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
  }

  /** @param width of the window; below 500 it is a telephone's */
  static async come(browser: Browser, origin: string, width: number): Promise<Visitor> {
    const isPhone = width < 500;
    const context = await browser.newContext({
      viewport: { width, height: isPhone ? 844 : 1_000 },
      isMobile: isPhone,
      hasTouch: isPhone,
      deviceScaleFactor: 1,
    });
    context.setDefaultTimeout(30_000);
    return new Visitor(await context.newPage(), origin, context);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** By how many pixels the page is wider than its window. A telephone's `innerWidth` is no measure of that: it grows with the page. */
  async overhang(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** Keeps a picture in `SCREENSHOTS_DIR`, if that is set. */
  async picture(name: string): Promise<void> {
    const directory = process.env.SCREENSHOTS_DIR;
    if (!directory) return;
    mkdirSync(directory, { recursive: true });
    await this.page.screenshot({ path: join(directory, `${name}.png`) });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
