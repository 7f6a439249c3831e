interface Suggested {
  required?: boolean;
  description?: string;
  schema: Record<string, unknown>;
}

/**
 * Says in words what may be given for a parameter that may be left out. An `example` would stand in its field of Swagger UI and be sent: a list would
 * be filtered by things that aren't there.
 */
export function suggestExample(parameter: Suggested): void {
  const { example, ...schema } = parameter.schema;
  if (parameter.required || example === undefined || example === schema.default) return;
  parameter.schema = { ...schema, examples: [example] };
  parameter.description = `${parameter.description ?? ''} For example \`${String(example)}\`.`.trim();
}
