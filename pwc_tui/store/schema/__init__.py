"""The tables of an archive, as SQLModel declares them."""
