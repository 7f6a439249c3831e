import { isSupportedCountry } from 'libphonenumber-js/min';

/** Whether this is the ISO 3166 code of a country whose telephone numbers can be read: two capital letters. */
export const isPhoneRegion = (region: string): boolean => isSupportedCountry(region);
