import { readFileSync } from 'node:fs';

it('the guide of the client shows the React example as it is', () => {
  const guide = readFileSync('docs/client.md', 'utf8');
  const [shown] = [...guide.matchAll(/```tsx\n([\s\S]*?)```/g)].map(([, text]) => text);
  expect(shown).toBe(readFileSync('libs/api-client/examples/react/customers.tsx', 'utf8'));
});
