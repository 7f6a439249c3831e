import { ApiResponse } from '@nestjs/swagger';

const refusal = (status: number, name: string): MethodDecorator =>
  ApiResponse({ status, ...({ $ref: `#/components/responses/${name}` } as object) });

/** Documents that the operation may be refused for who asks (403), where no fixed permission says so. */
export const ApiForbidden = (): MethodDecorator => refusal(403, 'Forbidden');

/** Documents that what the body names may not be there (404). */
export const ApiNotFound = (): MethodDecorator => refusal(404, 'NotFound');

/** Documents that there may be no space to store what is sent (507). */
export const ApiStorageFull = (): MethodDecorator => refusal(507, 'StorageFull');
