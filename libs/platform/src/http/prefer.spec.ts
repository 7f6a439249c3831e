import { readPreferences } from './prefer';

const read = (header: string | string[] | undefined): object => Object.fromEntries(readPreferences(header));

describe('the preferences of a request', () => {
  it.each([
    [undefined, {}],
    ['', {}],
    ['respond-async', { 'respond-async': '' }],
    ['Respond-Async, WAIT=10', { 'respond-async': '', wait: '10' }],
    ['respond-async,wait = "10" ; x=1; y', { 'respond-async': '', wait: '10' }],
    ['foo; bar=2;;, wait=5', { foo: '', wait: '5' }],
    ['foo="a, b; wait=9 \\" c", wait=5', { foo: 'a, b; wait=9 " c', wait: '5' }],
    ['foo=""; some', { foo: '' }],
    ['wait=', { wait: '' }],
    ['foo = ; ; bar = ; x = "1" ;', { foo: '' }],
  ])('(%s) are read', (header, preferences) => {
    expect(read(header)).toEqual(preferences);
  });

  it('may stand in several headers', () => {
    expect(read(['wait=7', 'respond-async'])).toEqual({ wait: '7', 'respond-async': '' });
  });

  it('count once, and the first counts', () => {
    expect(read('wait=7, Wait=9')).toEqual({ wait: '7' });
  });

  it.each(['wait 10', '=10', 'wait="10', 'wait=1 0', 'a/b=1', 'wait=10=11'])(
    '(%s) are overlooked when malformed',
    (bad) => {
      expect(read(`${bad}`)).toEqual({});
      expect(read(`respond-async, ${bad}`)).toEqual({ 'respond-async': '' });
    },
  );

  it('are read in no time, whatever they are', () => {
    const began = process.cpuUsage().user;
    for (const part of ['"', 'a;', '\\', ' ;', 'a= ', ', ', '="', ' ; ', ';   ', ' = ']) {
      for (const end of ['', '@', ';"']) read(`a${part.repeat(8_000)}${end}`);
    }
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  });
});
