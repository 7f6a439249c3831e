/** Begins a CSV file for spreadsheets: without it Excel takes UTF-8 for the code page of the machine. */
export const BYTE_ORDER_MARK = '\ufeff';
