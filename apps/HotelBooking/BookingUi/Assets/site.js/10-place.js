// The place field becomes a combobox with list autocomplete (WAI-ARIA Authoring Practices): focus stays in the field, the active option is named by id.
// Without this script the field is sent as it is, and the server asks which place is meant.
for (const box of document.querySelectorAll('[data-place]')) {
  const input = box.querySelector('input:not([type=hidden])');
  const chosen = box.querySelector('input[type=hidden]');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  Object.assign(list, { id: 'place-list', hidden: true, className: 'suggest' });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Places');
  status.className = 'vh';
  status.setAttribute('role', 'status');
  box.append(list, status);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) {
    input.setAttribute(name, value);
  }

  let places = [];
  let active = -1;
  let waiting = 0;
  let asked = 0;

  const open = () => !list.hidden;
  const show = on => {
    list.hidden = !on;
    input.setAttribute('aria-expanded', String(on));
    if (!on) move(-1);
  };
  const move = to => {
    active = to;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === to)));
    if (to < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', list.children[to].id);
      list.children[to].scrollIntoView({ block: 'nearest' });
    }
  };
  const choose = at => {
    input.value = places[at].text;
    chosen.value = places[at].id;
    show(false);
    status.textContent = `${places[at].name} chosen`;
  };
  const optionOf = (place, at) => {
    const option = document.createElement('li');
    option.id = `place-${at}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const [name, where, kind] = ['b', 'small', 'em'].map(tag => document.createElement(tag));
    name.textContent = place.matched ? `${place.name} (${place.matched})` : place.name;
    where.textContent = place.where;
    kind.textContent = place.kind;
    option.append(name, kind, where);
    option.addEventListener('pointerdown', event => event.preventDefault());
    option.addEventListener('click', () => choose(at));
    return option;
  };
  const ask = async () => {
    const text = input.value.trim();
    const turn = ++asked;
    if (text.length < 2) {
      places = [];
      show(false);
      return;
    }
    try {
      const answer = await fetch(`/places.json?q=${encodeURIComponent(text)}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok || turn !== asked || document.activeElement !== input) return;
      const found = await answer.json();
      places = found.places;
      list.replaceChildren(...places.map(optionOf));
      move(-1);
      show(places.length > 0);
      status.textContent = places.length === 0 ? 'No place of that name' : `${places.length} ${places.length === 1 ? 'place' : 'places'}${found.resembling ? ' that come close' : ''}`;
    } catch {
      // Offline or slow: the field works without suggestions.
      show(false);
    }
  };

  input.addEventListener('input', () => {
    chosen.value = '';
    clearTimeout(waiting);
    waiting = setTimeout(ask, 140);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open()) {
        if (places.length > 0) show(true);
        else ask();
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      move((active + step + places.length + (active < 0 && step < 0 ? 1 : 0)) % places.length);
    } else if (event.key === 'Enter' && open() && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape') {
      if (open()) show(false);
      else if (input.value) {
        input.value = '';
        chosen.value = '';
      }
      event.preventDefault();
    }
  });
}
