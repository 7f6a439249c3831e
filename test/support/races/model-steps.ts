import fc from 'fast-check';
import { create, note, remove, search, update } from './customer-steps';
import {
  addContact,
  addTag,
  changeContact,
  define,
  removeContact,
  removeTag,
  rename,
  undefine,
} from './tag-and-contact-steps';

/** Any sequence of requests to one organization. */
export const modelSteps = fc.commands(
  [
    create,
    create,
    update,
    update,
    remove,
    addTag,
    addTag,
    removeTag,
    addContact,
    changeContact,
    removeContact,
    note,
    define,
    rename,
    undefine,
    search,
  ],
  { maxCommands: 40, size: 'max' },
);
