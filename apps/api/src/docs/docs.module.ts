import { Module } from '@nestjs/common';
import { DocsController } from './docs.controller';
import { Guides } from './guides/guides';

@Module({ controllers: [DocsController], providers: [Guides] })
export class DocsModule {}
