import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Everything the product reads from its environment, with its default. `.env.example` explains each line to operators. */
export class Settings {
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) PORT = 3000;
  @IsString() HOST = '127.0.0.1';
  @IsString() DATA_DIR = './data';
  @IsOptional() @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// URL' }) DATABASE_URL?: string;
  @IsOptional() @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// URL' }) DATABASE_OWNER_URL?: string;
  @IsIn(LOG_LEVELS) LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @Type(() => Number) @IsInt() @Min(1) @Max(500) DATABASE_POOL_SIZE = 10;
  @Type(() => Number) @IsInt() @Min(100) DATABASE_POOL_TIMEOUT_MS = 2_000;
  @Type(() => Number) @IsInt() @Min(100) STATEMENT_TIMEOUT_MS = 15_000;
  @Type(() => Number) @IsInt() @Min(100) LOCK_TIMEOUT_MS = 5_000;
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) EMBEDDED_DATABASE_PORT = 0;

  @Matches(/^[A-Z]{2}$/, { message: 'must be a two-letter country code' }) DEFAULT_REGION = 'IR';
  @IsString() CORS_ORIGINS = '*';
  @Type(() => Number) @IsInt() @Min(1024) BODY_LIMIT_BYTES = 1_048_576;
  @Type(() => Number) @IsInt() @Min(1000) REQUEST_TIMEOUT_MS = 60_000;
  @Type(() => Number) @IsInt() @Min(1000) HEADERS_TIMEOUT_MS = 20_000;
  @Type(() => Number) @IsInt() @Min(1000) READER_TIMEOUT_MS = 25_000;
  @Type(() => Number) @IsInt() @Min(100) SHUTDOWN_TIMEOUT_MS = 8_000;
  @Type(() => Number) @IsInt() @Min(0) RATE_LIMIT_PER_MINUTE = 0;
  @Type(() => Number) @IsInt() @Min(0) ORGANIZATION_RATE_LIMIT_PER_MINUTE = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(8_760) IDEMPOTENCY_RETENTION_HOURS = 24;

  @Type(() => Number) @IsInt() @Min(1) FILE_LIMIT_BYTES = 2_147_483_648;
  @IsOptional() @IsString() FILES_DIR?: string;
  @Type(() => Number) @IsInt() @Min(100) UPLOAD_IDLE_TIMEOUT_MS = 30_000;
  @Type(() => Number) @IsInt() @Min(1) IMPORTS_PER_ORGANIZATION = 4;
  @Type(() => Number) @IsInt() @Min(1) IMPORT_STREAMS_PER_ORGANIZATION = 20;
  @Type(() => Number) @IsInt() @Min(1) IMPORT_ROWS_LIMIT = 5_000_000;
  @Type(() => Number) @IsInt() @Min(1) @Max(16_384) IMPORT_COLUMNS_LIMIT = 500;
  @Type(() => Number) @IsInt() @Min(1) IMPORT_CELL_LIMIT_BYTES = 65_536;
  @Type(() => Number) @IsInt() @Min(1024) @Max(67_108_864) IMPORT_ROW_LIMIT_BYTES = 1_048_576;
  @Type(() => Number) @IsInt() @Min(1) IMPORT_BATCH_ROWS = 2_000;
  @Type(() => Number) @IsInt() @Min(1) IMPORT_RETENTION_HOURS = 24;

  /** The connection string that migrations and administration use: the owner's, or the app's when there is one only. */
  get ownerUrl(): string | undefined {
    return this.DATABASE_OWNER_URL ?? this.DATABASE_URL;
  }
}
