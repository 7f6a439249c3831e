import { readImportFile } from '../../../../../../test/support/read-import-file';
import type { RowInput } from '../../import-file';

async function inputsOf(content: string): Promise<RowInput[]> {
  const { rows } = await readImportFile(content);
  expect(rows.flatMap((row) => row.faults)).toEqual([]);
  return rows.map((row) => row.input);
}

describe('a row of another program: person or company', () => {
  it('lets a type decide', async () => {
    const inputs = await inputsOf(
      'type,Company,Full Name,tel\ncorporate,Acme,Ann Lee,1\npersonal,Acme,Ann Lee,1\npersonal,Acme,,1\ncorporate,,Ann Lee,',
    );
    expect(inputs).toEqual([
      { type: 'corporate', identity: { name: 'Acme' }, contacts: [{ type: 'tel', value: '1', responder: 'Ann Lee' }] },
      { type: 'personal', identity: { lastName: 'Ann Lee' }, contacts: [{ type: 'tel', value: '1', note: 'Acme' }] },
      { type: 'personal', contacts: [{ type: 'tel', value: '1', note: 'Acme' }] },
      { type: 'corporate', identity: { name: 'Ann Lee' }, contacts: [] },
    ]);
  });

  it('keeps a company beside a name of our own, and two companies', async () => {
    const [own, two, same] = await inputsOf(
      'name,Company,Account Name,tel\nAcme,Acme Holding,,1\n,Acme,Acme Holding,1\nAcme,Acme , Acme,1',
    );
    expect(own).toEqual({
      identity: { name: 'Acme' },
      contacts: [{ type: 'tel', value: '1', note: 'Acme Holding' }],
    });
    expect(two).toEqual(own);
    expect(same).toEqual({ identity: { name: 'Acme' }, contacts: [{ type: 'tel', value: '1' }] });
  });

  it('takes نام شرکت for the company of a person only where persons are named', async () => {
    const header = 'نام خانوادگی,نام شرکت,تلفن';
    expect(await inputsOf(`${header}\nکریمی,دماوند,1\n,دماوند,1`)).toEqual([
      { identity: { lastName: 'کریمی' }, contacts: [{ type: 'tel', value: '1', note: 'دماوند' }] },
      { identity: { name: 'دماوند' }, contacts: [{ type: 'tel', value: '1' }] },
    ]);
    const { file } = await readImportFile('نام شرکت,تلفن\nدماوند,1');
    expect(file.ignoredColumns).toEqual([]);
  });

  it('reads a full name', async () => {
    expect(await inputsOf('نام و نام خانوادگی,موبایل\nعلی رضایی,0912')).toEqual([
      { identity: { lastName: 'علی رضایی' }, contacts: [{ type: 'mobile', value: '0912' }] },
    ]);
  });
});

describe('a row of another program: remarks', () => {
  it('keeps what the first contact says of itself', async () => {
    const content =
      'Last Name,tel,tel role,tel note,Company,Job Title,Notes\nLee,1,Clerk,after six,Acme,Buyer,likes tea\nLee,1,Buyer,,,Buyer,';
    expect((await inputsOf(content)).map((input) => input.contacts)).toEqual([
      [{ type: 'tel', value: '1', role: 'Clerk', note: 'Acme\nafter six\nBuyer\nlikes tea' }],
      [{ type: 'tel', value: '1', role: 'Buyer' }],
    ]);
  });

  it('makes a contact of what has no other place', async () => {
    const content = 'Last Name,tel,Company,Job Title,Notes\nLee,,Acme,Buyer,tea\nLee,,,Buyer,tea\nLee,,,,tea\nLee,,,,';
    expect((await inputsOf(content)).map((input) => input.contacts)).toEqual([
      [{ type: 'company', value: 'Acme', role: 'Buyer', note: 'tea' }],
      [{ type: 'job title', value: 'Buyer', note: 'tea' }],
      [{ type: 'note', value: 'tea' }],
      [],
    ]);
  });

  it('adds it behind the contacts of a JSON cell', async () => {
    const cell = '"[{""type"":""tel"",""value"":""1""}]"';
    expect(await inputsOf(`Last Name,contacts,Business Phone,Company\nLee,${cell},2,Acme`)).toEqual([
      {
        identity: { lastName: 'Lee' },
        contacts: [
          { type: 'tel', value: '1' },
          { type: 'company', value: 'Acme' },
        ],
      },
    ]);
  });

  it('leaves the contacts of our own columns in their order', async () => {
    const [input] = await inputsOf('name,contact:address,contact:fax,tel,Website\nAcme,Rome,2,1,acme.example');
    expect(input!.contacts).toEqual([
      { type: 'address', value: 'Rome' },
      { type: 'fax', value: '2' },
      { type: 'tel', value: '1' },
      { type: 'website', value: 'acme.example' },
    ]);
  });

  it('adds labels to tags of our own, each once', async () => {
    const [input] = await inputsOf('name,tags,Labels,Categories\nAcme,vip|a,a ::: b ::: * myContacts,c; vip ;');
    expect(input!.tags).toEqual(['vip', 'a', 'b', 'c']);
  });

  it('undoes the guard of spreadsheets in each part', async () => {
    const [input] = await inputsOf("Last Name,Company,Job Title,Phone Number,Labels\n'=Lee,'-Acme,'@Buyer,'+98,'=x");
    expect(input).toEqual({
      identity: { lastName: '=Lee' },
      contacts: [{ type: 'tel', value: '+98', role: '@Buyer', note: '-Acme' }],
      tags: ['=x'],
    });
  });
});
