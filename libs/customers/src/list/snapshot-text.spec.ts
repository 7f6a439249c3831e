import { isSnapshot } from './snapshot-text';

it.each(['1:1:', '735:741:', '735:741:735,736,740', `3:${2n ** 63n - 1n}:`])('%s is a snapshot', (text) => {
  expect(isSnapshot(text)).toBe(true);
});

it.each([
  '',
  '1:1',
  '0:1:',
  '2:1:',
  '3:9:2',
  '3:9:9',
  '3:9:5,4',
  '3:9:5,5',
  '3:9:5,',
  '3:9:x',
  `1:${2n ** 63n}:`,
  '1:99999999999999999999:',
  7,
  null,
])('%s is none', (text) => {
  expect(isSnapshot(text)).toBe(false);
});
