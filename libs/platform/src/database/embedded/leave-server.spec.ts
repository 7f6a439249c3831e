import type { ClientMode, RegisteredClient } from './client-registry';
import { dutyOf } from './leave-server';

const client = (mode: ClientMode, stops = false): RegisteredClient => ({
  id: `${mode}-${stops}`,
  pid: 1,
  identity: '',
  mode,
  stops,
});
const server = client('server');
const visitor = client('visitor');
const starter = client('visitor', true);

describe('dutyOf', () => {
  it.each([
    ['a server alone', server, [], 'stop'],
    ['a server beside another', server, [visitor, server], 'keep'],
    ['the last server, with a visitor that only found it running', server, [visitor], 'stop'],
    ['the last server, with the visitor that started it', server, [visitor, starter], 'keep'],
    ['a visitor that found it running', visitor, [], 'keep'],
    ['a visitor that started it, alone', starter, [], 'stop'],
    ['a visitor that started it, beside a server', starter, [visitor, server], 'keep'],
    ['a visitor that started it, beside a visitor', starter, [visitor], { handOverTo: visitor }],
  ] as const)('%s', (_, leaving, others, duty) => {
    expect(dutyOf(leaving, [...others])).toEqual(duty);
  });
});
