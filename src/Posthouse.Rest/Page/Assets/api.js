// Adds to every method a form that sends a request as the OpenAPI document describes it. The document is read when the first method is opened.
const mostShown = 500;
let reading;
let counter = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function specification() {
  reading ??= fetch(new URL('openapi.json', import.meta.url)).then(answer => answer.json());
  return reading;
}

// Random like a UUID, also on pages without TLS, where browsers have no function for it.
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function field(label, words, control, isRequired) {
  const id = `f${++counter}`;
  control.id = id;
  control.setAttribute('aria-describedby', `${id}-words`);
  const name = element('label', { for: id }, element('code', {}, label));
  if (!isRequired) {
    name.append(element('span', { class: 'muted' }, ' (optional)'));
  }
  return element('div', { class: 'field' }, name, element('p', { class: 'hint', id: `${id}-words` }, words ?? ''), control);
}

// Addresses of an example lead to the application itself, which may refuse to lead anywhere else.
function ofThisOrigin(name, value) {
  return value === 'https://example.org/' ? `${location.origin}/` : value;
}

// A few known values are chosen from, everything else is written.
function controlOf(parameter, types) {
  const schema = types[parameter.schema.$ref?.split('/').pop()] ?? parameter.schema;
  const values = schema.type === 'boolean' ? ['true', 'false'] : schema.enum;
  if (!values) {
    return element('input', { class: 'input api-code', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none' });
  }
  return element('select', { class: 'input' }, ...['', ...values].map(value => element('option', { value }, value || (parameter.required ? 'Choose' : 'Any'))));
}

function parameterField(parameter, types) {
  const control = controlOf(parameter, types);
  const isKey = parameter.name.toLowerCase() === 'idempotency-key';
  const example = [parameter.schema.examples?.[0]].flat()[0] ?? (parameter.schema.type === 'integer' ? 1 : '');
  control.value = isKey ? newKey() : parameter.required ? String(example) : '';
  const made = field(parameter.name, parameter.description, control, parameter.required);
  if (isKey) {
    const another = element('button', { class: 'btn btn--quiet btn--small', type: 'button' }, 'New key');
    another.addEventListener('click', () => { control.value = newKey(); });
    made.append(element('div', {}, another));
  }
  return { parameter, control, made };
}

function bodyField(content, words) {
  const [type, { example }] = Object.entries(content)[0];
  const isLines = type === 'application/x-ndjson';
  const control = element('textarea', { class: 'input api-code', spellcheck: 'false', autocapitalize: 'none', rows: isLines ? '4' : '10' });
  const line = JSON.stringify(example, ofThisOrigin);
  control.value = isLines ? `${line}\n${line}` : JSON.stringify(example, ofThisOrigin, 2);
  return { type, control, made: field('Body', `${words ? `${words} ` : ''}${type}. Control and Enter send it.`, control, true) };
}

function compose(method, controls) {
  let address = method.path;
  const query = new URLSearchParams();
  const headers = { accept: 'application/json, application/x-ndjson, application/problem+json' };
  for (const { parameter, control } of controls.parameters) {
    if (parameter.in === 'path') {
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(control.value));
    } else if (control.value !== '' && parameter.in === 'query') {
      const values = parameter.schema.type === 'array' ? control.value.split(',') : [control.value];
      values.forEach(value => query.append(parameter.name, value.trim()));
    } else if (control.value !== '') {
      headers[parameter.name] = control.value;
    }
  }
  if (controls.body) {
    headers['content-type'] = controls.body.type;
  }
  return { target: query.size ? `${address}?${query}` : address, options: { method: method.verb, headers, body: controls.body?.control.value } };
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function asCurl({ target, options }) {
  const words = ['curl', quoted(new URL(target, location.href).href)];
  if (options.method !== 'GET') {
    words.splice(1, 0, '-X', options.method);
  }
  for (const [name, value] of Object.entries(options.headers)) {
    words.push('-H', quoted(`${name}: ${value}`));
  }
  if (options.body !== undefined) {
    words.push('--data-binary', quoted(options.body));
  }
  return words.join(' ');
}

function block(label, text) {
  return element('pre', { class: 'api-code api-answer', tabindex: '0', role: 'region', 'aria-label': label }, text);
}

// Lines are shown as they come; of very many only the first ones.
async function showLines(response, told, shown) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : lines.pop();
    for (const line of lines.filter(each => each !== '')) {
      count++;
      if (count <= mostShown) {
        shown.append(`${line}\n`);
      }
    }
    told.textContent = `${count} ${count === 1 ? 'line' : 'lines'}${done ? '' : ' so far'}`;
    if (done) {
      return;
    }
  }
}

function showProblem(problem, output) {
  const notice = element('div', {}, element('strong', {}, problem.title ?? 'Refused'), element('p', {}, problem.detail ?? ''));
  if (problem.reason) {
    notice.append(element('p', {}, element('a', { href: `#${problem.reason}` }, problem.reason)));
  }
  if (problem.violations) {
    notice.append(element('ul', {}, ...problem.violations.map(each => element('li', {}, element('code', {}, each.field), ` ${each.description}`))));
  }
  output.append(element('div', { class: 'notice notice--bad' }, notice));
}

async function receive(response, output, told) {
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (type === 'application/x-ndjson') {
    const shown = block('The lines of the answer', '');
    output.append(shown);
    await showLines(response, told, shown);
    return;
  }
  const text = await response.text();
  if (type === 'application/problem+json') {
    showProblem(JSON.parse(text), output);
  }
  output.append(block('The answer', indented(text)));
}

async function send(request, parts, signal) {
  const { status, output } = parts;
  const told = element('span', { class: 'muted' });
  status.replaceChildren('Waiting for the answer.');
  output.replaceChildren();
  const began = performance.now();
  try {
    const response = await fetch(request.target, { ...request.options, signal, cache: 'no-store' });
    const tone = response.ok ? 'tag--good' : response.status < 500 ? 'tag--warn' : 'tag--bad';
    status.replaceChildren(element('span', { class: `tag ${tone}` }, `${response.status} ${response.statusText}`), ` after ${Math.round(performance.now() - began)} ms `, told);
    await receive(response, output, told);
  } catch (failure) {
    status.replaceChildren(failure.name === 'AbortError' ? 'Stopped.' : `No whole answer came: ${failure.message}`);
  }
  const curl = element('details', { class: 'fold' }, element('summary', {}, 'The same with curl'), element('div', {}, block('The command', asCurl(request))));
  output.append(curl);
}

// What a request cannot do without must be filled in; the first field that is not takes the focus.
function isComplete({ parameters }) {
  const missing = parameters.filter(({ parameter, control }) => parameter.required && control.value.trim() === '');
  for (const { parameter, control, made } of parameters) {
    const isMissing = missing.some(each => each.control === control);
    made.classList.toggle('field--bad', isMissing);
    control.toggleAttribute('aria-invalid', isMissing);
    made.querySelector('.problem')?.remove();
    if (isMissing) {
      control.setAttribute('aria-invalid', 'true');
      control.before(element('p', { class: 'problem', id: `${control.id}-problem` }, `Fill in ${parameter.name}.`));
    }
    control.setAttribute('aria-describedby', isMissing ? `${control.id}-words ${control.id}-problem` : `${control.id}-words`);
  }
  missing[0]?.control.focus();
  return missing.length === 0;
}

function addForm(place, method, operation, types) {
  const controls = { parameters: (operation.parameters ?? []).map(parameter => parameterField(parameter, types)) };
  const content = operation.requestBody?.content;
  controls.body = content ? bodyField(content, operation.requestBody.description) : undefined;
  const button = element('button', { class: 'btn' }, 'Send');
  const stop = element('button', { class: 'btn btn--quiet', type: 'button', hidden: '' }, 'Stop');
  const parts = { status: element('p', { role: 'status', class: 'api-status' }), output: element('div', { class: 'api-output' }) };
  const fields = [...controls.parameters, ...controls.body ? [controls.body] : []].map(each => each.made);
  const form = element('form', { class: 'form api-form', novalidate: '' }, ...fields, element('div', { class: 'row' }, button, stop), parts.status);
  let running;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (running || !isComplete(controls)) {
      return;
    }
    running = new AbortController();
    button.setAttribute('aria-disabled', 'true');
    stop.hidden = false;
    await send(compose(method, controls), parts, running.signal);
    running = undefined;
    button.removeAttribute('aria-disabled');
    if (document.activeElement === stop) {
      button.focus();
    }
    stop.hidden = true;
  });
  stop.addEventListener('click', () => running?.abort());
  controls.body?.control.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      form.requestSubmit();
    }
  });
  place.append(element('h3', {}, 'Try it out'), form, parts.output);
  place.hidden = false;
}

async function prepare(details) {
  const place = details.querySelector('.api-try');
  const { verb, path } = details.dataset;
  try {
    const { paths, components } = await specification();
    addForm(place, { verb: verb.toUpperCase(), path }, paths[path][verb], components.schemas);
  } catch (failure) {
    reading = undefined;
    place.append(element('p', { class: 'bad' }, `The form could not be made: ${failure.message}`));
    place.hidden = false;
  }
}

// What an address names may stand in something that is folded.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest('details');
  if (folded && !folded.open) {
    folded.open = true;
    target.scrollIntoView();
  }
}

for (const details of document.querySelectorAll('.api-method')) {
  details.addEventListener('toggle', () => prepare(details), { once: true });
}
addEventListener('hashchange', unfold);
unfold();
