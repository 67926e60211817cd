"""The screens as a web page: a server, and one process of the program for each visitor."""
