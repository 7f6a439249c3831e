import { attachmentDisposition } from './content-disposition';

describe('attachmentDisposition', () => {
  it.each([
    ['a.csv', `attachment; filename="a.csv"; filename*=UTF-8''a.csv`],
    ['رادیو.csv', `attachment; filename="_____.csv"; filename*=UTF-8''%D8%B1%D8%A7%D8%AF%DB%8C%D9%88.csv`],
    [
      `a"b\\c%2f'(1)*.txt`,
      `attachment; filename="a_b_c_2f'(1)*.txt"; filename*=UTF-8''a%22b%5Cc%252f%27%281%29%2A.txt`,
    ],
    ['a\r\nX: y', `attachment; filename="a__X: y"; filename*=UTF-8''a%0D%0AX%3A%20y`],
  ])('of %j', (name, header) => {
    expect(attachmentDisposition(name)).toBe(header);
  });
});
