// Disclosures that float: one at a time, closed by Escape and by a press elsewhere.
{
  const pops = [...document.querySelectorAll('details.pop')];
  for (const pop of pops) {
    pop.addEventListener('toggle', () => {
      if (pop.open) pops.filter(other => other !== pop).forEach(other => { other.open = false; });
    });
    pop.addEventListener('keydown', event => {
      if (event.key === 'Escape' && pop.open) {
        pop.open = false;
        pop.querySelector('summary').focus();
        event.stopPropagation();
      }
    });
  }
  document.addEventListener('pointerdown', event => pops.filter(pop => pop.open && !pop.contains(event.target)).forEach(pop => { pop.open = false; }));
}

// Looking at a card lights its pin.
{
  const pins = new Map([...document.querySelectorAll('[data-pin]')].map(pin => [pin.dataset.pin, pin]));
  for (const card of document.querySelectorAll('[data-hotel]')) {
    const light = on => pins.get(card.dataset.hotel)?.classList.toggle('pin--on', on);
    for (const [event, on] of [['pointerenter', true], ['pointerleave', false], ['focusin', true], ['focusout', false]]) {
      card.addEventListener(event, () => light(on));
    }
  }
}

// The address can be copied.
for (const address of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn--quiet btn--small', textContent: 'Copy the address' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText([...address.querySelectorAll('span')].map(line => line.textContent).join('\n'));
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Copying is not allowed here';
    }
  });
  address.after(button);
}
