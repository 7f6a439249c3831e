import { useEffect, useRef, useState } from 'react';
import { createClient, isProblem, unwrap } from '@echonio/customers-client';
import type { Customer, ImportFileEvent } from '@echonio/customers-client';

const api = createClient({ baseUrl: 'http://127.0.0.1:3000', token: () => sessionStorage.getItem('token') ?? '' });

const nameOf = (customer: Customer): string => {
  if (customer.type === 'corporate') return customer.identity.name ?? '—';
  return [customer.identity.firstName, customer.identity.lastName].filter(Boolean).join(' ');
};

const sentenceOf = (error: unknown): string => (isProblem(error) ? error.message : 'The server can’t be reached.');

/** The customers that are found by what is typed. */
export function Customers() {
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Customer[]>([]);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const call = api.GET('/v1/customers', { params: { query: { search, limit: 20 } }, signal: stop.signal });
    unwrap(call)
      .then(({ items }) => {
        setFound(items);
        setFault(null);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setFault(sentenceOf(error));
      });
    return () => stop.abort();
  }, [search]);

  return (
    <section>
      <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      {fault && <p role="alert">{fault}</p>}
      <ul>
        {found.map((customer) => (
          <li key={customer.id}>{nameOf(customer)}</li>
        ))}
      </ul>
    </section>
  );
}

const wordsOf = (event: ImportFileEvent): string => {
  switch (event.type) {
    case 'uploading':
      return `Uploading: ${Math.round((100 * event.loaded) / Math.max(1, event.total))} %`;
    case 'started':
      return 'Waiting';
    case 'progress':
      return `Importing: ${Math.round(event.progress.percent)} %`;
    case 'completed':
      return `${event.import.created} created, ${event.import.rejected} rejected`;
    case 'failed':
      return event.import.error?.message ?? 'Failed';
    default:
      return 'Cancelled';
  }
};

/** Imports the file that is picked, shows how that goes, and can be cancelled. */
export function ImportCustomers() {
  const [words, setWords] = useState('');
  const running = useRef<AbortController | null>(null);

  async function importPicked(file: File): Promise<void> {
    running.current = new AbortController();
    try {
      for await (const event of api.importFile(file, { createTags: true, signal: running.current.signal }))
        setWords(wordsOf(event));
    } catch (error) {
      setWords(sentenceOf(error));
    }
  }

  return (
    <section>
      <input type="file" onChange={({ target: { files } }) => files?.[0] && void importPicked(files[0])} />
      <button onClick={() => running.current?.abort()}>Cancel</button>
      <output>{words}</output>
    </section>
  );
}
