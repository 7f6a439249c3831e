const operation = (group: string, name: string, text: string): string =>
  `[${text}](/docs#/${encodeURIComponent(group)}/${name})`;

const FIRST_CALLS = [
  `${operation('Customers', 'createCustomer', 'Create a customer')}: the example can be sent as it is, as JSON or as a form.`,
  `${operation('Customers', 'listCustomers', 'Find it')}: enter \`رادیو\`, \`کافی‌شاپ\` or \`۲۳۴۲\` as \`search\`. Spelling and the script of digits don't matter.`,
  `${operation('Tags', 'createTag', 'Define a tag')} and ${operation('Customer tags', 'addCustomerTag', 'give it')} to the customer, by the \`id\` of each.`,
  `${operation('Import and export', 'getImportTemplate', 'Download the sample')} of an import file, ${operation('Files', 'uploadFile', 'upload it')}, and ${operation('Import and export', 'importCustomers', 'import it')} by its \`id\`, with \`createTags\`.`,
  `${operation('Customer timeline', 'listCustomerEvents', 'See what happened')} to a customer, and ${operation('Import and export', 'exportCustomers', 'export')} all of them.`,
];

/** What stands above the operations: all that a reader needs to use them. Markdown. */
export const API_DESCRIPTION = `
Customer records for many organizations: corporate and personal customers with contacts, tags, timeline and files, in Persian and Latin script alike.

The document itself: [openapi.json](/openapi.json), [openapi.yaml](/openapi.yaml). More to read: [guides](/docs/guides).

## Begin

**Get a token.** The first start prints two, of the organization Demo. Or make one where the product runs:

\`\`\`sh
npm run --silent cli -- token create \\
  --organization Demo --operator me --permissions all
\`\`\`

**Give it.** Press **Authorize** and paste it, without the word "bearer"; this browser keeps it until you log out there. Programs send it as
\`Authorization: Bearer ech_…\` with each request.

**Try the calls**, in this order:

${FIRST_CALLS.map((call, at) => `${at + 1}. ${call}`).join('\n')}

## What holds for every call

**Bodies** are JSON (\`application/json\`) or forms (\`application/x-www-form-urlencoded\`), in which objects and lists are JSON text. Uploads are
\`multipart/form-data\`. Identifiers are UUIDs, times are ISO 8601 in UTC.

**Errors** are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problems, \`application/problem+json\`: \`code\` is for programs, \`detail\` for people, \`errors\` names all fields at fault
at once, and \`requestId\` leads to the log. 401: no valid token. 403: the operator lacks a permission. 404: no such thing, or another organization's, which looks the same.

**Lists** take \`limit\` (at most 100) and \`offset\`, and give \`count\`, the exact number. Long lists of customers are walked by the address in the header \`Link\`, which holds while others write.

**Repeats.** Whatever changes something takes an \`Idempotency-Key\`, a new random one for each thing you want done. When the answer was lost, send the same request under the same key: it takes effect
once. See [sending a request again](/docs/guides/idempotency).

**Versions.** A customer comes with an \`ETag\`. Sent back as \`If-Match\`, it lets a change through only if nobody has changed the customer meanwhile; else 412.

**Rate limits**, where they are switched on, are told in \`RateLimit\`. Beyond them comes 429, and when the service is busy 503; \`Retry-After\` says in how many seconds to try again.`;
