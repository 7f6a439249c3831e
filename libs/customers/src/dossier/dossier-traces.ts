import { Injectable } from '@nestjs/common';
import { REPLIES_ABOUT_CUSTOMER } from '@echonio/platform';

/**
 * What other modules keep of single customers. Each names it and gives SQL for a JSON array of what there is of the customer `$2` in the
 * organization `$1`, so that a dossier leaves nothing out.
 */
@Injectable()
export class DossierTraces {
  private readonly parts = new Map([['replies', REPLIES_ABOUT_CUSTOMER]]);

  add(name: string, json: string): void {
    this.parts.set(name, json);
  }

  /** SQL for an object with all of them. */
  get json(): string {
    const parts = [...this.parts].map(([name, json]) => `'${name}', ${json}`);
    return `json_build_object(${parts.join(', ')})`;
  }
}
