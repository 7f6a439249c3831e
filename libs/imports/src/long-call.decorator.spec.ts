import { preferredWait } from './long-call.decorator';

it.each([
  [undefined, Infinity, ''],
  ['return=minimal', Infinity, ''],
  ['respond-async', null, 'respond-async'],
  ['respond-async, wait=10', 10, 'respond-async, wait=10'],
  ['wait="7"', 7, 'wait=7'],
  ['wait=0', 0, 'wait=0'],
  ['wait=100000000000000000000', 600, 'wait=600'],
  ['wait=-1, respond-async', null, 'respond-async'],
  ['wait=1.5', Infinity, ''],
  ['wait', Infinity, ''],
  ['respond-async=no', Infinity, ''],
])('Prefer: %s', (prefer, waitSeconds, applied) => {
  expect(preferredWait(prefer)).toEqual({ waitSeconds, applied });
});
