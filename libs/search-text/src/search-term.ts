/** `prefix` matches at the start of a word only, `infix` anywhere. */
export interface SearchWord {
  /** Folded, without blanks, not empty. */
  word: string;
  kind: 'prefix' | 'infix';
}

/** One condition of a search: the key matches the word or, where there is one, the alternative. */
export interface SearchTerm extends SearchWord {
  /** Another spelling of the same: a compound written with a blank, a number with its trunk or international zeros. */
  alternative?: SearchWord;
}
