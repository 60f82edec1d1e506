// The link in a letter carries the code behind `#`, which no browser sends: it is put into the form here, and out of
// the address, so that it stays in no history. Without this script people type it.
const field = document.getElementById("code");
const code = location.hash.slice(1);
if (field !== null && /^[0-9a-z-]{20,30}$/i.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
}
