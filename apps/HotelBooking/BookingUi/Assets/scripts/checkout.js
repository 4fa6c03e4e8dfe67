// What the pages of checkout and cancelling do better with a script. All of it works without.

for (const form of document.querySelectorAll("form[data-busy]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    const button = event.submitter ?? form.querySelector("button");
    const words = button.dataset.busy ?? form.dataset.busy;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.setAttribute("aria-disabled", "true");
    if (words) {
      button.dataset.words = button.textContent;
      button.textContent = words;
    }
  });
  // A page that the browser kept while the guest was at the bank can be sent again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      sent = false;
      for (const button of form.querySelectorAll("[aria-disabled]")) {
        button.removeAttribute("aria-disabled");
        button.textContent = button.dataset.words ?? button.textContent;
      }
    }
  });
  form.addEventListener("input", (event) => {
    const field = event.target.closest(".field--bad");
    if (field && event.target.value.trim()) {
      field.classList.remove("field--bad");
      event.target.removeAttribute("aria-invalid");
      field.querySelector(".problem")?.remove();
    }
  });
}

const held = document.querySelector("time[data-held]");
if (held) {
  const until = Date.parse(held.dateTime);
  const here = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(until);
  if (here !== held.textContent) {
    held.parentElement.append(` That is ${here} on your clock.`);
  }
  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);
  for (const minutes of [5, 1]) {
    const wait = until - minutes * 60_000 - Date.now();
    if (wait > 0) {
      setTimeout(() => { said.textContent = `The room is held for ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`; }, wait);
    }
  }
}
