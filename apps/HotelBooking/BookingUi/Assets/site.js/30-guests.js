// Guests: buttons beside the numbers, rooms that come and go, and the sum in the line that opens them.
for (const guests of document.querySelectorAll('[data-guests]')) {
  const panel = guests.lastElementChild;
  const sum = guests.querySelector('[data-guests-text]');
  const most = 9;
  for (const hint of guests.querySelectorAll('[data-script-hides]')) hint.hidden = true;

  const rooms = () => [...guests.querySelectorAll('[data-room]')];
  const adultsOf = room => room.querySelector('[name=adults]');
  const agesOf = room => (room.querySelector('[name=ages]').value.match(/\d+/g) ?? []);
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
  const tell = () => {
    const used = rooms();
    const adults = used.reduce((total, room) => total + (+adultsOf(room).value || 0), 0);
    const children = used.reduce((total, room) => total + agesOf(room).length, 0);
    sum.textContent = [count(adults, 'adult', 'adults'), ...(children ? [count(children, 'child', 'children')] : []), count(used.length, 'room', 'rooms')].join(', ');
    used.forEach((room, at) => { room.querySelector('legend').textContent = `Room ${at + 1}`; });
    add.hidden = used.length >= most;
    remove.hidden = used.length < 2;
  };
  const step = room => {
    const input = adultsOf(room);
    const frame = document.createElement('div');
    frame.className = 'guests__step';
    input.replaceWith(frame);
    const [less, more] = [['−', -1, 'One adult less'], ['+', 1, 'One adult more']].map(([sign, by, words]) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: sign });
      button.setAttribute('aria-label', words);
      button.addEventListener('click', () => {
        input.value = Math.min(most, Math.max(1, (+input.value || 1) + by));
        tell();
      });
      return button;
    });
    frame.append(less, input, more);
  };
  const tool = (words, act) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn--link', textContent: words });
    button.addEventListener('click', act);
    return button;
  };

  // The spare room of the plain form is the pattern for rooms that are added.
  const spare = rooms().find(room => (+adultsOf(room).value || 0) === 0);
  const pattern = (spare ?? rooms()[0]).cloneNode(true);
  spare?.remove();
  rooms().forEach(step);
  let made = 100;
  const add = tool('Add a room', () => {
    const room = pattern.cloneNode(true);
    made++;
    for (const input of room.querySelectorAll('input')) {
      const id = `${input.name}-${made}`;
      room.querySelector(`label[for="${input.id}"]`).htmlFor = id;
      input.id = id;
      input.value = input.name === 'adults' ? '2' : '';
      if (input.name === 'adults') input.removeAttribute('aria-describedby');
    }
    rooms().at(-1).after(room);
    step(room);
    tell();
    adultsOf(room).focus();
  });
  const remove = tool('Remove the last room', () => {
    rooms().at(-1).remove();
    tell();
    add.focus();
  });
  const tools = Object.assign(document.createElement('div'), { className: 'guests__tools' });
  tools.append(add, remove);
  panel.append(tools);
  guests.addEventListener('input', tell);
  tell();
}
