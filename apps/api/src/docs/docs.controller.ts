import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@echonio/access';
import { NotFoundError, Reply } from '@echonio/platform';
import { guidePage, indexPage } from './guides/guide-page';
import { Guides } from './guides/guides';
import { ASSETS_DIRECTORY, DOCS } from './places';

/** The pages for readers: Swagger UI and the guides. */
@Public()
@ApiExcludeController()
@Controller(DOCS)
export class DocsController {
  constructor(private readonly guides: Guides) {}

  @Get()
  async showApi(): Promise<Reply<string>> {
    return page(await readFile(join(ASSETS_DIRECTORY, 'index.html'), 'utf8'));
  }

  @Get('guides')
  async showGuides(): Promise<Reply<string>> {
    return page(indexPage(await this.guides.all()));
  }

  @Get('guides/:name')
  async showGuide(@Param('name') name: string): Promise<Reply<string>> {
    const guides = await this.guides.all();
    const guide = guides.find((each) => each.name === name);
    if (!guide) throw new NotFoundError('guide');
    return page(guidePage(guide, guides));
  }
}

const page = (html: string): Reply<string> =>
  Reply.of(html, { others: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } });
