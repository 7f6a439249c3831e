/** A new tag. @returns its id */
export async function someTag(url: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ title: `bench ${Date.now()}` });
  const reply = await fetch(`${url}/v1/settings/tags`, { method: 'POST', headers, body });
  return ((await reply.json()) as { id: string }).id;
}

export async function removeTag(url: string, token: string, id: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const { ok, status } = await fetch(`${url}/v1/settings/tags/${id}`, { method: 'DELETE', headers });
  if (!ok) throw new Error(`The tag was not removed: ${status}`);
}
