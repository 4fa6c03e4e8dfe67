// A calendar beside each date (date picker dialog of the WAI-ARIA Authoring Practices). Dates can be typed all the same; the server reads them.
{
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const day = 86_400_000;
  const iso = date => date.toISOString().slice(0, 10);
  const short = date => `${weekdays[(date.getUTCDay() + 6) % 7].slice(0, 3)} ${date.getUTCDate()} ${months[date.getUTCMonth()].slice(0, 3)} ${date.getUTCFullYear()}`;
  const long = date => `${weekdays[(date.getUTCDay() + 6) % 7]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  const parse = text => {
    const words = /(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})/i.exec(text);
    const month = words ? months.findIndex(name => name.slice(0, 3).toLowerCase() === words[2].toLowerCase()) : -1;
    if (month >= 0) return new Date(Date.UTC(+words[3], month, +words[1]));
    return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? new Date(`${text.trim()}T00:00:00Z`) : null;
  };
  const addMonths = (date, count) => {
    const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
    const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
    return new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(date.getUTCDate(), last)));
  };
  const element = (tag, properties = {}, attributes = {}) => {
    const made = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const icon = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 5.5h14v11.5H3zM3 9h14M7 3v4M13 3v4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/></svg>';

  const pickerFor = (field, otherOf) => {
    const input = field.querySelector('input');
    const label = field.querySelector('label').textContent;
    const earliest = new Date(`${field.dataset.earliest}T00:00:00Z`);
    const frame = element('div', { className: 'date' });
    const button = element('button', { type: 'button', className: 'date__open', innerHTML: icon });
    const status = element('p', { className: 'vh' }, { role: 'status' });
    input.replaceWith(frame);
    frame.append(input, button, status);
    const name = () => button.setAttribute('aria-label', parse(input.value) ? `Change ${label.toLowerCase()}, ${long(parse(input.value))}` : `Choose ${label.toLowerCase()}`);
    name();

    let shown = earliest;
    const dialog = element('dialog', { className: 'days' }, { 'aria-label': `Choose ${label.toLowerCase()}` });
    field.append(dialog);

    const choose = date => {
      input.value = short(date);
      dialog.close();
      name();
      field.dispatchEvent(new CustomEvent('picked', { bubbles: true, detail: date }));
      button.focus();
    };
    const draw = focused => {
      shown = focused < earliest ? earliest : focused;
      const chosen = parse(input.value);
      const other = otherOf();
      const [from, to] = field.dataset.date === 'in' ? [chosen, other] : [other, chosen];
      const head = element('div', { className: 'days__head' });
      const title = element('h2', { textContent: `${months[shown.getUTCMonth()]} ${shown.getUTCFullYear()}` }, { 'aria-live': 'polite' });
      const [back, on] = [['←', -1, 'Previous month'], ['→', 1, 'Next month']].map(([sign, step, words]) => {
        const turn = element('button', { type: 'button', className: 'btn btn--quiet', textContent: sign }, { 'aria-label': words });
        turn.addEventListener('click', () => { draw(addMonths(shown, step)); dialog.querySelector(`[aria-label="${words}"]`).focus(); });
        return turn;
      });
      head.append(back, title, on);
      const table = element('table', {}, { role: 'grid' });
      const header = element('tr');
      header.append(...weekdays.map(weekday => element('th', { innerHTML: `<abbr title="${weekday}">${weekday.slice(0, 2)}</abbr>` }, { scope: 'col' })));
      table.append(header);
      const first = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), 1));
      const last = addMonths(first, 1);
      for (let monday = new Date(first - ((first.getUTCDay() + 6) % 7) * day); monday < last; monday = new Date(+monday + 7 * day)) {
        const row = element('tr');
        for (let at = 0; at < 7; at++) {
          const date = new Date(+monday + at * day);
          const cell = element('td');
          if (date.getUTCMonth() === shown.getUTCMonth()) {
            const press = element('button', { type: 'button', textContent: date.getUTCDate(), tabIndex: +date === +shown ? 0 : -1 }, { 'data-day': iso(date), 'aria-label': long(date) });
            if (chosen && +date === +chosen) press.setAttribute('aria-pressed', 'true');
            if (from && to && date > from && date < to) press.classList.add('days__between');
            if (date < earliest) press.setAttribute('aria-disabled', 'true');
            else press.addEventListener('click', () => choose(date));
            cell.append(press);
          }
          row.append(cell);
        }
        table.append(row);
      }
      const foot = element('div', { className: 'days__foot' });
      const close = element('button', { type: 'button', className: 'btn btn--quiet btn--small', textContent: 'Close' });
      close.addEventListener('click', () => { dialog.close(); button.focus(); });
      foot.append(element('span', { className: 'small muted', textContent: 'Arrow keys move by day and week' }), close);
      dialog.replaceChildren(head, table, foot);
    };
    const focusDay = date => {
      draw(date);
      dialog.querySelector(`[data-day="${iso(shown)}"]`)?.focus();
    };
    dialog.addEventListener('keydown', event => {
      if (!event.target.dataset?.day) return;
      const here = new Date(`${event.target.dataset.day}T00:00:00Z`);
      const weekday = (here.getUTCDay() + 6) % 7;
      const to = {
        ArrowLeft: () => new Date(+here - day),
        ArrowRight: () => new Date(+here + day),
        ArrowUp: () => new Date(+here - 7 * day),
        ArrowDown: () => new Date(+here + 7 * day),
        Home: () => new Date(+here - weekday * day),
        End: () => new Date(+here + (6 - weekday) * day),
        PageUp: () => addMonths(here, event.shiftKey ? -12 : -1),
        PageDown: () => addMonths(here, event.shiftKey ? 12 : 1),
      }[event.key];
      if (to) {
        event.preventDefault();
        focusDay(to());
      }
    });
    dialog.addEventListener('cancel', () => button.focus());
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    button.addEventListener('click', () => {
      dialog.showModal();
      focusDay(parse(input.value) ?? earliest);
    });
    input.addEventListener('change', name);
    return { read: () => parse(input.value), write: date => { input.value = short(date); name(); }, say: words => { status.textContent = words; } };
  };

  for (const form of document.querySelectorAll('[data-find]')) {
    const [from, to] = ['in', 'out'].map(kind => form.querySelector(`[data-date=${kind}]`));
    if (!from || !to) continue;
    const pickers = {};
    pickers.in = pickerFor(from, () => pickers.out?.read());
    pickers.out = pickerFor(to, () => pickers.in?.read());
    let nights = Math.max(1, Math.round((pickers.out.read() - pickers.in.read()) / day) || 1);
    form.addEventListener('picked', () => {
      const [arrival, departure] = [pickers.in.read(), pickers.out.read()];
      if (arrival && departure && departure <= arrival) {
        const moved = new Date(+arrival + nights * day);
        pickers.out.write(moved);
        pickers.out.say(`Check-out moved to ${long(moved)}`);
      } else if (arrival && departure) nights = Math.round((departure - arrival) / day);
    });
  }
}
