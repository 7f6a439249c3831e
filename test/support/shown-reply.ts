const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** What a guide shows, or what came, in a form in which both are equal when they differ in ids and times alone. */
export function comparable({ language, text }: { language: string; text: string }): unknown {
  const plain = text
    .replace(ID, '<id>')
    .replace(TIME, '<time>')
    .replace(/\uFEFF/g, '')
    .replace(/\r\n/g, '\n');
  return language === 'json' ? JSON.parse(plain) : plain.trim();
}
