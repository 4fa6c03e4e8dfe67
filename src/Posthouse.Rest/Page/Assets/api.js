// Shows the OpenAPI document of the application and sends requests as it describes them.
const main = document.getElementById('main');
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
let spec;
let counter = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function resolved(schema) {
  return schema?.$ref ? { ...spec.components.schemas[schema.$ref.split('/').pop()], ...schema, $ref: undefined } : schema ?? {};
}

// A value that a schema allows, as far as its examples and bounds tell.
function sample(given, depth = 0) {
  const schema = resolved(given);
  if (schema.examples?.length) {
    return schema.examples[0];
  }
  if (schema.enum) {
    return schema.enum[1] ?? schema.enum[0];
  }
  switch (schema.type) {
    case 'object':
      return depth > 4 ? {} : Object.fromEntries(Object.entries(schema.properties ?? {})
        .filter(([name]) => depth === 0 || (schema.required ?? []).includes(name) || depth < 3)
        .map(([name, value]) => [name, sample(value, depth + 1)]));
    case 'array': return depth > 3 ? [] : [sample(schema.items, depth + 1)];
    case 'integer': case 'number': return schema.minimum ?? 0;
    case 'boolean': return false;
    case 'string': return schema.format === 'date-time' ? '2027-03-12T15:00:00Z' : schema.format === 'int64' ? '0' : '';
    default: return {};
  }
}

function field(label, description, control, required) {
  const id = `f${++counter}`;
  control.id = id;
  if (required) {
    control.required = true;
  }
  const parts = [element('label', { for: id }, required ? `${label} (required)` : label)];
  if (description) {
    control.setAttribute('aria-describedby', `${id}d`);
    parts.push(element('span', { id: `${id}d`, class: 'quiet' }, description));
  }
  return element('div', { class: 'field' }, ...parts, control);
}

async function send(operation, verb, path, controls, output) {
  let address = path;
  const query = new URLSearchParams();
  const headers = { accept: 'application/json, application/x-ndjson, application/problem+json' };
  for (const { parameter, control } of controls.parameters) {
    if (control.value === '') {
      continue;
    }
    if (parameter.in === 'path') {
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(control.value));
    } else if (parameter.in === 'query') {
      query.append(parameter.name, control.value);
    } else {
      headers[parameter.name] = control.value;
    }
  }
  if (controls.body) {
    headers['content-type'] = controls.type;
  }
  const target = query.size ? `${address}?${query}` : address;
  output.replaceChildren(element('p', {}, 'Waiting for the answer.'));
  try {
    const response = await fetch(target, { method: verb.toUpperCase(), headers, body: controls.body?.value });
    const text = await response.text();
    let shown = text;
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // Lines of JSON, or nothing: shown as it came.
    }
    output.replaceChildren(
      element('p', { class: response.ok ? '' : 'alarm' }, `${verb.toUpperCase()} ${target}: ${response.status} ${response.statusText}`),
      element('pre', { tabindex: '0', 'aria-label': 'The answer' }, shown));
  } catch (failure) {
    output.replaceChildren(element('p', { class: 'alarm' }, `No answer came: ${failure.message}`));
  }
}

function show(path, verb, operation) {
  const inside = element('div', { class: 'inside' });
  const details = element('details', { id: operation.operationId },
    element('summary', {}, element('span', { class: 'verb' }, verb.toUpperCase()), element('code', {}, path), element('span', {}, operation.summary)), inside);
  details.addEventListener('toggle', () => fill(inside, path, verb, operation), { once: true });
  return details;
}

function fill(inside, path, verb, operation) {
  inside.append(element('p', {}, operation.description ?? operation.summary));
  if (operation.security?.length) {
    inside.append(element('p', { class: 'quiet' }, 'For people who have signed in.'));
  }
  const output = element('div', { 'aria-live': 'polite' });
  const controls = { parameters: [] };
  const form = element('form');
  for (const parameter of operation.parameters ?? []) {
    const control = element('input', { autocomplete: 'off', spellcheck: 'false' });
    if (parameter.name === 'Idempotency-Key') {
      control.value = crypto.randomUUID?.() ?? `${Date.now()}`;
    }
    controls.parameters.push({ parameter, control });
    form.append(field(parameter.name, parameter.description, control, parameter.required && parameter.in === 'path'));
  }
  const content = operation.requestBody?.content;
  if (content) {
    [controls.type] = Object.keys(content);
    controls.body = element('textarea', { spellcheck: 'false' });
    const example = sample(content[controls.type].schema);
    controls.body.value = JSON.stringify(example, null, controls.type === 'application/json' ? 2 : 0);
    form.append(field(`Body, ${controls.type}`, operation.requestBody.description, controls.body, false));
  }
  form.append(element('button', {}, 'Send'));
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(operation, verb, path, controls, output);
  });
  const answers = element('dl');
  for (const [status, response] of Object.entries(operation.responses)) {
    answers.append(element('dt', {}, status), element('dd', {}, response.description));
  }
  inside.append(element('h3', {}, 'Try it out'), form, output, element('h3', {}, 'Answers'), answers);
}

// Every reason has an anchor: the type of a problem leads there.
function showReasons() {
  const list = element('dl');
  for (const [name, { description }] of Object.entries(spec.components.schemas)) {
    if (!name.endsWith('Reason')) {
      continue;
    }
    for (const [, reason, words] of description.matchAll(/^- `(\w+)`: (.*)$/gm)) {
      list.append(element('dt', { id: reason }, element('code', {}, reason)), element('dd', {}, words));
    }
  }
  return element('section', { 'aria-labelledby': 'reasons' }, element('h2', { id: 'reasons' }, 'Reasons'), list);
}

try {
  spec = await (await fetch('/api/openapi.json')).json();
  document.title = `${spec.info.title} API`;
  document.getElementById('title').textContent = `${spec.info.title} API`;
  const sections = (spec.tags ?? []).map(tag => element('section', { 'aria-labelledby': `tag-${tag.name}` },
    element('h2', { id: `tag-${tag.name}` }, tag.name), element('p', { class: 'quiet' }, tag.description ?? ''),
    ...Object.entries(spec.paths).flatMap(([path, item]) => verbs
      .filter(verb => item[verb]?.tags.includes(tag.name))
      .map(verb => show(path, verb, item[verb])))));
  main.replaceChildren(...sections, showReasons());
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
} catch (failure) {
  main.replaceChildren(element('p', { class: 'alarm' }, `The document could not be read: ${failure.message}`));
}
main.removeAttribute('aria-busy');
