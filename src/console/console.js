// What makes the console live. Every page works without it: the same things are then a button or a
// reload away.
"use strict";

// [data-live=URL][data-every=SECONDS]: the same elements of that page, fetched again and again while
// somebody looks, once for all that come from there. What has the focus is left alone.
const live = new Map();
for (const region of document.querySelectorAll("[data-live]")) {
  const url = region.dataset.live;
  live.set(url, [...(live.get(url) ?? []), region]);
}
for (const regions of live.values()) {
  const every = Number(regions[0].dataset.every || 3) * 1000;
  let moving = regions;
  const look = async () => {
    if (document.visibilityState === "visible") {
      const page = await fetched(fetch(moving[0].dataset.live, { credentials: "same-origin" }));
      if (page) moving = moving.filter((region) => renewed(region, page.getElementById(region.id)));
    }
    if (moving.length > 0) setTimeout(look, every);
  };
  setTimeout(look, every);
}

// Whether the region moves on.
function renewed(region, found) {
  if (!found || region.contains(document.activeElement)) return true;
  if (found.innerHTML !== region.innerHTML) region.innerHTML = found.innerHTML;
  if (!found.hasAttribute("data-live")) return false;
  // It may say from where to go on, such as the version that is shown now.
  region.dataset.live = found.dataset.live;
  return true;
}

// form[data-preview=ID]: while somebody writes, the element of that id is what the form's preview
// button would show; so the button goes. What is not filled in yet is no mistake yet.
for (const form of document.querySelectorAll("form[data-preview]")) {
  const button = form.querySelector("button[data-previews]");
  const shown = document.getElementById(form.dataset.preview);
  let waiting, newest = 0;
  const show = async (first) => {
    if (!form.checkValidity()) return;
    const mine = ++newest;
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    const page = await fetched(fetch(button.formAction, { method: "POST", body, credentials: "same-origin" }));
    const found = page?.getElementById(shown.id);
    if (first && found?.querySelector(".error")) return;
    if (mine === newest && found) shown.innerHTML = found.innerHTML;
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400, false);
  });
  button.hidden = true;
  // A draft that is opened again, or words from a template.
  if (shown.childElementCount === 0) show(true);
}

// A group of parts above the page closes again by Escape, and by whatever is reached beside it.
const groups = document.querySelectorAll("nav details");
const leave = (event) => {
  for (const group of groups) if (!group.contains(event.target)) group.open = false;
};
document.addEventListener("click", leave);
document.addEventListener("focusin", leave);
document.addEventListener("keydown", (event) => {
  const open = document.querySelector("nav details[open]");
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// The page that an answer brings, or null.
async function fetched(answer) {
  try {
    const response = await answer;
    if (!response.ok && response.status !== 422) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}
