import { showableFileName } from './file-name';

describe('showableFileName', () => {
  it.each([
    ['customers.csv', 'customers.csv'],
    ['مشتری‌ها ۱۴۰۴.csv', 'مشتری‌ها ۱۴۰۴.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\photo.png', 'photo.png'],
    ['..', 'file'],
    ['a/..', 'file'],
    ['', 'file'],
    [undefined, 'file'],
    ['a\r\nb\0c.txt', 'abc.txt'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    [' .htaccess ', '.htaccess'],
    ['\ud800.txt', '\ufffd.txt'],
  ])('shows %j as %j', (sent, shown) => {
    expect(showableFileName(sent)).toBe(shown);
  });

  it('cuts a long name in whole characters and keeps its extension', () => {
    expect(showableFileName(`${'🦊'.repeat(300)}.csv`)).toBe(`${'🦊'.repeat(251)}.csv`);
    expect([...showableFileName(`a.${'b'.repeat(300)}`)]).toHaveLength(255);
  });
});
