"""How the program draws itself for a visitor in a browser: through pipes to the server."""

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class VisitorDriver(WebDriver):
    """Ends the program when the server, at the other end of its input, is gone."""

    def run_input_thread(self) -> None:
        """Read until the program ends, or the input does."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())
