// The secret of a link stands behind its "#", so that no server gets to see it before the button is pressed.
document.getElementById("token").value = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);
