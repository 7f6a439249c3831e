/* global document, history, SwaggerUIBundle */

const keywordOf = (schema, name) => schema?.get?.(name) ?? schema?.[name];
const isJsonText = (schema) => keywordOf(schema, 'contentMediaType') === 'application/json';

// A field of a form that has no example is left blank, and so unsent, where Swagger UI would make something up.
const isLeftBlank = (schema) =>
  [keywordOf(schema, 'type')].flat().includes('string') &&
  ['example', 'default', 'enum'].every((name) => keywordOf(schema, name) === undefined);

const Forms = {
  afterLoad() {
    const { isFileUploadIntended, getSampleSchema } = this.fn;
    // Swagger UI takes every text with a media type for a file; JSON is entered.
    this.fn.isFileUploadIntended = (schema, ...rest) => !isJsonText(schema) && isFileUploadIntended(schema, ...rest);
    this.fn.getSampleSchema = (schema, mediaType, ...rest) =>
      mediaType === false && isLeftBlank(schema) ? '' : getSampleSchema(schema, mediaType, ...rest);
  },
  wrapComponents: {
    // What is left blank isn't sent, unless somebody ticks that it is.
    ParameterIncludeEmpty: (Original, { React }) =>
      function SendEmpty(props) {
        const isIncludedOptions = { ...props.isIncludedOptions, defaultValue: false };
        return React.createElement(Original, { ...props, isIncludedOptions });
      },
    JsonSchema_string: (Original, { React }) =>
      function Text(props) {
        if (!isJsonText(props.schema)) return React.createElement(Original, props);
        const { value, disabled, description, onChange } = props;
        const onInput = (event) => onChange(event.target.value);
        return React.createElement('textarea', {
          value: value ?? '',
          rows: Math.max(4, Math.min(16, String(value ?? '').split('\n').length)),
          disabled,
          'aria-label': description,
          onChange: onInput,
        });
      },
  },
};

// Errors look alike: the first of them shows how, the others say when.
const Refusals = {
  wrapComponents: {
    response: (Original, { React }) =>
      function Response(props) {
        const isTold = /^[45]/.test(props.code) && props.code !== '400';
        const response = isTold ? props.response?.delete('content') : props.response;
        return React.createElement(Original, { ...props, response });
      },
  },
};

const ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [Forms, Refusals],
  layout: 'BaseLayout',
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  filter: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});

// Links of the description to operations open them here, where the token is, and not in a new window.
document.addEventListener('click', (event) => {
  const link = event.target.closest('.info a[href^="/docs#/"]');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.hash);
  ui.layoutActions.parseDeepLinkHash(link.hash);
});
