type Node = Record<string, unknown>;

/** Rewrites OpenAPI 3.0's `nullable` and the wrappers around nullable references to the null type of JSON Schema. */
export function writeNullsAsTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeNullsAsTypes);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Node;
  const node = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, writeNullsAsTypes(item)]));
  return nullable === true ? withNull(node) : node;
}

function withNull(node: Node): Node {
  if (typeof node.type === 'string') {
    const withEnum = Array.isArray(node.enum) && !node.enum.includes(null) ? { enum: [...node.enum, null] } : {};
    return { ...node, type: [node.type, 'null'], ...withEnum };
  }
  const { allOf, $ref, ...rest } = node;
  const target = $ref ? { $ref } : Array.isArray(allOf) && allOf.length === 1 ? (allOf[0] as Node) : { allOf };
  return { ...rest, oneOf: [target, { type: 'null' }] };
}
