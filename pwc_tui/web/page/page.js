// The socket is where the page is, under whichever name, port and scheme the browser knows that.
const address = new URL("ws", window.location.href);
address.protocol = address.protocol.replace("http", "ws");
document.getElementById("terminal").dataset.sessionWebsocketUrl = address.href.split("?")[0];
document.getElementById("again").addEventListener("click", () => window.location.reload());

// Who opens the page types at once, without a click into it first.
window.addEventListener("load", () =>
  setTimeout(() => document.querySelector(".xterm-helper-textarea")?.focus()),
);
