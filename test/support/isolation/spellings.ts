/** Other ways to write the address of a route, some of which servers have taken for it and guards not. */
export function otherSpellings(path: string): string[] {
  const last = path.lastIndexOf('/');
  const lastSlash = (slash: string): string => path.slice(0, last) + slash + path.slice(last + 1);
  const encoded = path.replace(/(?<=\/)[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    encoded,
    encoded.replaceAll('%', '%25'),
    path.replace('/v1', '/%76%31'),
    path.replace('/v1', '/V1'),
    path.toUpperCase(),
    `/${path}`,
    lastSlash('//'),
    lastSlash('/./'),
    lastSlash('/x/../'),
    lastSlash('%2f'),
    lastSlash('%5c'),
    lastSlash('\\'),
    `/.${path}`,
    `/x/..${path}`,
    `/health/live/../..${path}`,
    `${path}/`,
    `${path}//`,
    `${path}/.`,
    `${path};x`,
    path.replace('/v1', '/v1;x=1'),
    `${path}.`,
    `${path}.json`,
    `${path}%00`,
    `${path}%20`,
    `${path}?`,
    `${path}?access_token=x`,
    `${path}#x`,
    `http://health/live${path}`,
    `http://localhost${path}`,
  ];
}

/** Headers by which some servers take another method than the one of the request. */
export const overrides = (method: string): Record<string, string>[] =>
  ['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) => ({ [name]: method }));
