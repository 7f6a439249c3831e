export { fold } from './fold';
export { foldedTitle } from './folded-title';
export { likePattern, likePatterns } from './like-pattern';
export { matchesKey } from './matches-key';
export { normalisedPhone } from './normalised-phone';
export { isPhoneRegion } from './phone-region';
export { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, parseQuery } from './parse-query';
export { searchKey, type SearchField, type SearchKeyOptions } from './search-key';
export { type SearchTerm, type SearchWord } from './search-term';
