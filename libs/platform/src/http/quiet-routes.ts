/** Routes that machines ask every few seconds, so that what is told of each request leaves them out. */
export const QUIET_ROUTES = /^\/(health|metrics)/;
