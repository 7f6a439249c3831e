import { foldedTitle } from './folded-title';

describe('foldedTitle', () => {
  it.each([
    ['مشتری وفادار', 'مشتری‌وفادار'],
    ['مشتری وفادار', 'مشتریوفادار'],
    ['مشتري  وفادار', 'مشتری وفادار'],
    ['VIP', 'vip'],
    ['Café', ' cafe '],
    ['سطح ۱', 'سطح 1'],
  ])('takes %s and %s for one title', (one, other) => {
    expect(foldedTitle(one)).toBe(foldedTitle(other));
  });

  it('keeps the blanks of Latin titles', () => {
    expect(foldedTitle('New York')).toBe('new york');
    expect(foldedTitle('New York')).not.toBe(foldedTitle('Newyork'));
  });

  it('is empty where the fold leaves nothing', () => {
    expect(foldedTitle(' \u200C ')).toBe('');
  });
});
