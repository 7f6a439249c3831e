import { planColumns } from './column-plan';
import { isKnownColumn, readColumns } from './column-readings';

const kinds = (header: string[]): (string | null)[] =>
  readColumns(header, new Map()).map((reading) => {
    if (!reading) return null;
    const { meaning } = reading;
    return meaning.kind === 'identity' ? meaning.key : meaning.kind;
  });

describe('columns that look like ours', () => {
  it.each<[string, string[], (string | null)[]]>([
    ['Google', ['Name', 'Given Name', 'E-mail 1 - Value'], ['fullName', 'firstName', 'reach']],
    ['Google without persons', ['Name', 'Phone 1 - Value'], ['name', 'reach']],
    ['Outlook', ['Title', 'First Name', 'Job Title'], [null, 'firstName', 'jobTitle']],
    ['Outlook without a job title', ['Title', 'First Name', 'E-mail Address'], [null, 'firstName', 'reach']],
    ['Salesforce', ['Title', 'LastName', 'Name', 'AccountId'], ['jobTitle', 'lastName', 'fullName', null]],
    ['Salesforce accounts', ['Name', 'Type', 'Account Owner'], ['name', null, null]],
    ['HubSpot', ['Record ID', 'Type', 'Company name'], [null, null, 'company']],
    ['any list of persons', ['First Name', 'Title', 'Company'], ['firstName', 'jobTitle', 'company']],
  ])('reads those of %s', (_, header, expected) => expect(kinds(header)).toEqual(expected));

  it.each<[string, string[], (string | null)[]]>([
    ['spelled exactly as ours', ['name', 'Given Name', 'E-mail 1 - Value'], ['name', 'firstName', 'reach']],
    ['spelled exactly as ours', ['title', 'type', 'First Name', 'Company'], ['title', 'type', 'firstName', 'company']],
    [
      'beside a column that only we have',
      ['Title', 'First Name', 'Company', 'Father Name'],
      ['title', 'firstName', 'company', 'fatherName'],
    ],
    ['beside tags', ['Type', 'Record ID', 'tags'], ['type', null, 'tags']],
    ['beside contact:fax', ['Type', 'Account Name', 'contact:fax'], ['type', 'company', 'contact']],
    ['in a file of nobody', ['Name', 'Title', 'Type', 'Email'], ['name', 'title', 'type', 'contact']],
  ])('leaves them ours %s', (_, header, expected) => expect(kinds(header)).toEqual(expected));

  it('reads a full header of ours as without vendors', () => {
    const ours = ['type', 'name', 'title', 'manager', 'firstName', 'lastName', 'fatherName', 'tel', 'tags', 'contacts'];
    expect(planColumns(ours, 1).vendor).toBeNull();
    const { vendor, ...plan } = planColumns([...ours, 'Company', 'E-mail 1 - Value', 'Record ID', 'Salutation'], 1);
    expect(vendor).toMatchObject({ companies: [10] });
    expect(plan).toEqual({
      ...planColumns(ours, 1),
      vendor: undefined,
      columns: plan.columns,
      ignoredColumns: ['Record ID', 'Salutation'],
    });
  });
});

describe('headers with more than a name', () => {
  it.each(['Tel (mobile)', 'Phone *', 'Email:', '"Name"', '«نام شرکت»', 'تلفن (ثابت)', 'Tel [+98]', "'tel'"])(
    'reads %s',
    (header) => expect(isKnownColumn(header)).toBe(true),
  );

  it.each(['Colour (red)', '(tel)', '*', ':', '""', '(', 'x*', `${' '.repeat(100_000)}*`])(
    'knows nothing of %#',
    (header) => expect(isKnownColumn(header)).toBe(false),
  );
});

describe('columns that mean the same', () => {
  it('reads ours before those of other programs, and of these the first', () => {
    const { identity, ignoredColumns } = planColumns(
      ['Given Name', 'firstName', 'Forename', 'Surname', 'Family Name'],
      1,
    );
    expect(identity).toEqual([
      { key: 'firstName', index: 1 },
      { key: 'lastName', index: 3 },
    ]);
    expect(ignoredColumns).toEqual(['Given Name', 'Forename', 'Family Name']);
  });

  it('names a label without a value among the ignored', () => {
    expect(planColumns(['Phone 1 - Label', 'Phone 2 - Value', 'Phone 2 - Label'], 1).ignoredColumns).toEqual([
      'Phone 1 - Label',
    ]);
  });

  it('names blank headers at the end at once', () => {
    expect(planColumns(['name', '', 'tel', '', ' ', ''], 1).ignoredColumns).toEqual(['column 2', 'columns 4 to 6']);
    expect(planColumns(['name', ''], 1).ignoredColumns).toEqual(['column 2']);
  });
});
